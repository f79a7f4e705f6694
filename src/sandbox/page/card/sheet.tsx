import type { ComponentChildren } from 'preact'
import { createPortal } from 'preact/compat'
import { useId, useLayoutEffect, useRef } from 'preact/hooks'
import { Icon } from '../app/icons.tsx'
import { say } from '../app/words.ts'

const focusable = 'button:not([disabled]), a[href], input:not([disabled]), textarea, select, [tabindex="0"]'

type SheetProps = {
  title: string
  onClose(): void
  children: ComponentChildren
  footer?: ComponentChildren
  kind?: 'sheet' | 'dialog' | 'viewer'
}

/** Everything that opens over the phone: a sheet from below, a dialog, a picture. Keeps the focus until closed. */
export function Sheet({ title, onClose, children, footer, kind = 'sheet' }: SheetProps) {
  const root = useRef<HTMLDivElement>(null)
  const id = useId()
  useLayoutEffect(() => {
    const before = document.activeElement
    const first =
      root.current?.querySelector<HTMLElement>('[data-autofocus]') ??
      root.current?.querySelector<HTMLElement>(focusable)
    first?.focus()
    return () => {
      if (before instanceof HTMLElement) before.focus()
    }
  }, [])
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      event.stopPropagation()
      onClose()
    }
    if (event.key !== 'Tab') return
    const all = [...(root.current?.querySelectorAll<HTMLElement>(focusable) ?? [])].filter(
      (each) => each.offsetParent !== null,
    )
    const edge = event.shiftKey ? all[0] : all.at(-1)
    if (document.activeElement !== edge) return
    event.preventDefault()
    ;(event.shiftKey ? all.at(-1) : all[0])?.focus()
  }
  const host = document.querySelector('.overlay-host') ?? document.body
  return createPortal(
    <div class={`overlay overlay-${kind}`}>
      <button type="button" class="overlay-back" tabIndex={-1} aria-label={say('close')} onClick={onClose} />
      <div ref={root} class={kind} role="dialog" aria-modal="true" aria-labelledby={id} onKeyDown={onKeyDown}>
        <div class="sheet-head">
          <h2 id={id}>{title}</h2>
          {kind !== 'dialog' && (
            <button type="button" class="icon-button" aria-label={say('close')} onClick={onClose}>
              <Icon name="close" />
            </button>
          )}
        </div>
        <div class="sheet-body">{children}</div>
        {footer !== undefined && <div class="sheet-foot">{footer}</div>}
      </div>
    </div>,
    host,
  )
}
