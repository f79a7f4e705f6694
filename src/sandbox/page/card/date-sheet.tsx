import { useState } from 'preact/hooks'
import type { Language } from '../app/view.ts'
import { say } from '../app/words.ts'
import { Month } from './month.tsx'
import { Sheet } from './sheet.tsx'
import { Wheel } from './wheel.tsx'

export type DateMode = 'date' | 'time' | 'datetime'

type DateSheetProps = {
  title: string
  mode: DateMode
  /** `2026-01-31`, `09:30` or both with a blank between; '' when nothing is chosen yet. */
  value: string
  now: { date: string; time: string }
  language: Language
  onChoose(value: string): void
  onClose(): void
}

const numbers = (count: number) => Array.from({ length: count }, (_, each) => String(each).padStart(2, '0'))
const hours = numbers(24)
const minutes = numbers(60)

/** A month to choose a day from, wheels for the time, or both. */
export function DateSheet({ title, mode, value, now, language, onChoose, onClose }: DateSheetProps) {
  const parts = value.split(' ')
  const givenDate = mode === 'time' ? '' : (parts[0] ?? '')
  const givenTime = mode === 'time' ? (parts[0] ?? '') : (parts[1] ?? '')
  const [date, setDate] = useState(givenDate || now.date)
  const [time, setTime] = useState(givenTime || now.time)
  const [hour = '00', minute = '00'] = time.split(':')
  const chosen = mode === 'date' ? date : mode === 'time' ? time : `${date} ${time}`
  return (
    <Sheet
      title={title}
      onClose={onClose}
      footer={
        <>
          {value !== '' && (
            <button type="button" class="sheet-second" onClick={() => onChoose('')}>
              {say('clear')}
            </button>
          )}
          <button type="button" class="sheet-main" onClick={() => onChoose(chosen)}>
            {say('confirm')}
          </button>
        </>
      }
    >
      {mode !== 'time' && <Month value={date} today={now.date} language={language} onChange={setDate} />}
      {mode !== 'date' && (
        <div class="wheels">
          <Wheel
            label={say('hour')}
            values={hours}
            value={hour}
            onChange={(next) => setTime(`${next}:${minute}`)}
          />
          <span aria-hidden="true">:</span>
          <Wheel
            label={say('minute')}
            values={minutes}
            value={minute}
            onChange={(next) => setTime(`${hour}:${next}`)}
          />
        </div>
      )}
    </Sheet>
  )
}
