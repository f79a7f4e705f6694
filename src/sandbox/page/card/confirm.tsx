import { say } from '../app/words.ts'
import { Sheet } from './sheet.tsx'

/** "Are you sure?" */
export function ConfirmDialog({
  title,
  text,
  onAnswer,
}: {
  title: string
  text: string
  onAnswer(yes: boolean): void
}) {
  return (
    <Sheet
      kind="dialog"
      title={title}
      onClose={() => onAnswer(false)}
      footer={
        <>
          <button type="button" class="dialog-button" onClick={() => onAnswer(false)}>
            {say('cancel')}
          </button>
          <button type="button" class="dialog-button main" data-autofocus onClick={() => onAnswer(true)}>
            {say('confirm')}
          </button>
        </>
      }
    >
      <p class="dialog-text">{text}</p>
    </Sheet>
  )
}
