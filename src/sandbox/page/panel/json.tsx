import { toast, usePage } from '../app/state.ts'
import { say } from '../app/words.ts'

/** The message chosen in the chat as it travelled; without a choice the newest card. */
export function JsonTab() {
  const rows = usePage((page) => page.messages.rows)
  const selected = usePage((page) => page.selected)
  const message =
    rows.find((row) => row.messageId === selected) ?? rows.findLast((row) => row.msgType === 'interactive')
  if (message === undefined) return <p class="hint">{say('noJson')}</p>
  const json = JSON.stringify(message.content, null, 2)
  return (
    <div class="json">
      <div class="json-head">
        <code>
          {message.msgType} · {message.messageId}
        </code>
        <button
          type="button"
          class="tool"
          onClick={() => {
            navigator.clipboard
              .writeText(json)
              .then(() => toast('success', say('copied')))
              .catch(() => toast('error', say('failed')))
          }}
        >
          {say('copy')}
        </button>
      </div>
      <pre>
        {partsOf(json).map((part, index) => (
          <span key={index} class={`json-${part.kind}`}>
            {part.text}
          </span>
        ))}
      </pre>
      <p class="hint">
        {new Blob([JSON.stringify(message.content)]).size.toLocaleString('en-US')} / 30,000 B ·{' '}
        {say('noJson')}
      </p>
    </div>
  )
}

/** JSON in coloured pieces. */
function partsOf(json: string): { kind: string; text: string }[] {
  return json
    .split(/("(?:[^"\\]|\\.)*"(?:\s*:)?|\b-?\d+(?:\.\d+)?\b|\btrue\b|\bfalse\b|\bnull\b)/)
    .map((text) => ({
      text,
      kind: text.endsWith(':')
        ? 'key'
        : text.startsWith('"')
          ? 'string'
          : /^(-?\d|true|false|null)/.test(text)
            ? 'value'
            : 'mark',
    }))
}
