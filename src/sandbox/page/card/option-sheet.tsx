import { useState } from 'preact/hooks'
import { Icon } from '../app/icons.tsx'
import { say } from '../app/words.ts'
import { CardIcon } from './header.tsx'
import { PersonChip } from './person.tsx'
import { isNode } from './read.ts'
import { Sheet } from './sheet.tsx'

export type Option = { value: string; label: string; icon?: unknown; person?: boolean }

type OptionSheetProps = {
  title: string
  options: Option[]
  chosen: string[]
  multiple: boolean
  onChoose(values: string[]): void
  onClose(): void
}

/** The list a select opens. Arrow keys move, Enter or a press chooses; several are confirmed below. */
export function OptionSheet({ title, options, chosen, multiple, onChoose, onClose }: OptionSheetProps) {
  const [marked, setMarked] = useState(chosen)
  const [search, setSearch] = useState('')
  const shown = options.filter((option) => option.label.toLowerCase().includes(search.trim().toLowerCase()))
  const pick = (value: string) => {
    if (!multiple) onChoose([value])
    else setMarked(marked.includes(value) ? marked.filter((each) => each !== value) : [...marked, value])
  }
  const footer = multiple ? (
    <button type="button" class="sheet-main" onClick={() => onChoose(marked)}>
      {say('confirm')}
      {marked.length > 0 && ` (${marked.length})`}
    </button>
  ) : undefined
  return (
    <Sheet title={title} onClose={onClose} footer={footer}>
      {options.length > 8 && (
        <input
          class="sheet-search"
          type="search"
          placeholder={say('search')}
          aria-label={say('search')}
          value={search}
          onInput={(event) => setSearch(event.currentTarget.value)}
        />
      )}
      <div
        class="options"
        role="listbox"
        aria-label={title}
        aria-multiselectable={multiple}
        onKeyDown={moveFocus}
      >
        {shown.map((option, index) => {
          const on = marked.includes(option.value)
          const start = chosen.length === 0 ? index === 0 : option.value === chosen[0]
          return (
            <button
              key={option.value}
              type="button"
              role="option"
              aria-selected={on}
              class="option"
              {...(start ? { 'data-autofocus': '' } : {})}
              onClick={() => pick(option.value)}
            >
              {isNode(option.icon) && <CardIcon icon={option.icon} />}
              {option.person === true ? (
                <PersonChip id={option.value} name avatar size="large" capsule={false} />
              ) : (
                <span class="option-label">{option.label}</span>
              )}
              {on && <Icon name="done" size={18} class="option-mark" />}
            </button>
          )
        })}
        {shown.length === 0 && <p class="nothing">{say('nothingFound')}</p>}
      </div>
    </Sheet>
  )
}

/** Up and down move between the buttons of a list; Home and End to its ends. */
export function moveFocus(event: KeyboardEvent & { currentTarget: HTMLElement }): void {
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>('button')]
  const here = document.activeElement
  const at = here instanceof HTMLElement ? all.indexOf(here) : -1
  const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key]
  if (next === undefined) return
  event.preventDefault()
  all[Math.max(0, Math.min(all.length - 1, next))]?.focus()
}
