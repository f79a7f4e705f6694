import { useLayoutEffect, useRef } from 'preact/hooks'

const rowHeight = 36

/** A wheel as on a phone: what stands in the middle is chosen; pressing or arrow keys move it there. */
export function Wheel({
  label,
  values,
  value,
  onChange,
}: {
  label: string
  values: string[]
  value: string
  onChange(value: string): void
}) {
  const list = useRef<HTMLDivElement>(null)
  const settle = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const at = Math.max(0, values.indexOf(value))
  useLayoutEffect(() => {
    if (list.current !== null) list.current.scrollTop = at * rowHeight
  }, [at])
  const onScroll = () => {
    clearTimeout(settle.current)
    settle.current = setTimeout(() => {
      const next = values[Math.round((list.current?.scrollTop ?? 0) / rowHeight)]
      if (next !== undefined && next !== value) onChange(next)
    }, 120)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 5, PageUp: -5 }[event.key]
    if (step === undefined) return
    event.preventDefault()
    onChange(values[(at + step + values.length) % values.length] ?? value)
  }
  return (
    <div
      ref={list}
      class="wheel"
      role="listbox"
      aria-label={label}
      tabIndex={0}
      onScroll={onScroll}
      onKeyDown={onKeyDown}
    >
      {values.map((each) => (
        <button
          key={each}
          type="button"
          tabIndex={-1}
          role="option"
          aria-selected={each === value}
          class="wheel-row"
          onClick={() => onChange(each)}
        >
          {each}
        </button>
      ))}
    </div>
  )
}
