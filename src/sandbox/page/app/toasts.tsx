import { Icon } from './icons.tsx'
import { usePage } from './state.ts'

const signs: Record<string, string> = { success: 'check', error: 'warning', warning: 'warning', info: 'info' }

/** Short messages at the top of the phone. */
export function Toasts() {
  const toasts = usePage((page) => page.toasts)
  return (
    <div class="toasts" role="status" aria-live="polite">
      {toasts.map((each) => (
        <p key={each.id} class={`toast toast-${each.kind}`}>
          <Icon name={signs[each.kind] ?? 'info'} size={18} />
          <span>{each.text}</span>
        </p>
      ))}
    </div>
  )
}
