import { useState } from 'preact/hooks'
import { format, fromWall, wall } from '../app/time.ts'
import { say } from '../app/words.ts'
import { type DateMode, DateSheet } from './date-sheet.tsx'
import { isText, onWire, useField } from './form-state.ts'
import { type Node, plain, text } from './read.ts'
import { Trigger } from './trigger.tsx'
import { usePress, useWorld } from './world.ts'

/** `2026-01-31 09:30` as people read it. */
function readable(value: string, mode: DateMode, language: 'zh' | 'en'): string {
  if (value === '' || mode === 'time') return value
  const [day = '', time = ''] = value.split(' ')
  const at = fromWall(day, '12:00')
  if (Number.isNaN(at)) return value
  const date = format(at, language, { year: 'numeric', month: 'short', day: 'numeric', weekday: 'short' })
  return mode === 'date' ? date : `${date} ${time}`
}

function Picker({ node: picker, mode, initial }: { node: Node; mode: DateMode; initial: string }) {
  const { language, now } = useWorld()
  const field = useField(picker, text(picker, initial), isText)
  const { busy, fire } = usePress(picker)
  const [open, setOpen] = useState(false)
  const placeholder =
    plain(picker, 'placeholder', language) || say(mode === 'time' ? 'chooseTime' : 'chooseDate')
  return (
    <>
      <Trigger
        node={picker}
        placeholder={placeholder}
        shown={readable(field.value, mode, language)}
        icon={mode === 'time' ? 'time' : 'calendar'}
        busy={busy}
        invalid={field.invalid}
        required={field.required}
        onOpen={() => setOpen(true)}
      />
      {open && (
        <DateSheet
          title={placeholder}
          mode={mode}
          value={field.value}
          now={wall(now())}
          language={language}
          onClose={() => setOpen(false)}
          onChoose={(value) => {
            setOpen(false)
            field.set(value)
            const option = onWire(text(picker, 'tag'), value)
            if (value !== '' && typeof option === 'string') fire({ option })
          }}
        />
      )}
    </>
  )
}

export const DatePicker = ({ node }: { node: Node }) => (
  <Picker node={node} mode="date" initial="initial_date" />
)
export const TimePicker = ({ node }: { node: Node }) => (
  <Picker node={node} mode="time" initial="initial_time" />
)
export const DateTimePicker = ({ node }: { node: Node }) => (
  <Picker node={node} mode="datetime" initial="initial_datetime" />
)
