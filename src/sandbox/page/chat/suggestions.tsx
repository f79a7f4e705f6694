import { Avatar } from '../app/avatar.tsx'
import type { Suggestion } from './suggest.ts'

type SuggestionsProps = {
  id: string
  title: string
  items: Suggestion[]
  at: number
  onPick(item: Suggestion): void
}

/** The list above the message box. The focus stays in the box; `at` is the line its arrow keys are on. */
export function Suggestions({ id, title, items, at, onPick }: SuggestionsProps) {
  return (
    <div class="suggestions">
      <p class="suggestions-title">{title}</p>
      <div id={id} role="listbox" aria-label={title}>
        {items.map((item, index) => (
          <button
            key={item.key}
            type="button"
            tabIndex={-1}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === at}
            class="suggestion"
            ref={(element) => {
              if (index === at) element?.scrollIntoView({ block: 'nearest' })
            }}
            onPointerDown={(event) => {
              event.preventDefault()
              onPick(item)
            }}
          >
            {item.openId !== undefined && <Avatar openId={item.openId} size={24} />}
            <b>{item.label}</b>
            <span>{item.hint}</span>
          </button>
        ))}
      </div>
    </div>
  )
}
