import { useEffect, useRef, useState } from 'preact/hooks'
import { Icon } from '../app/icons.tsx'
import { addDays, format, fromWall, weekday } from '../app/time.ts'
import type { Language } from '../app/view.ts'
import { say } from '../app/words.ts'

type MonthProps = { value: string; today: string; language: Language; onChange(date: string): void }

const firstOf = (date: string) => `${date.slice(0, 7)}-01`
const steps: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 }

/** A month of days, Monday first. Arrow keys walk the days, across months too. */
export function Month({ value, today, language, onChange }: MonthProps) {
  const [shown, setShown] = useState(firstOf(value))
  const grid = useRef<HTMLTableElement>(null)
  const walked = useRef(false)
  useEffect(() => {
    if (walked.current) grid.current?.querySelector<HTMLElement>('[aria-pressed="true"]')?.focus()
    walked.current = false
  }, [value, shown])
  const start = addDays(shown, 1 - weekday(shown))
  const weeks = Array.from({ length: 6 }, (_, week) =>
    Array.from({ length: 7 }, (_, day) => addDays(start, week * 7 + day)),
  ).filter(([monday = '']) => monday.slice(0, 7) <= shown.slice(0, 7))
  const noon = (date: string) => fromWall(date, '12:00')
  const turn = (direction: 1 | -1) => setShown(firstOf(addDays(shown, direction === 1 ? 31 : -1)))
  const onKeyDown = (event: KeyboardEvent) => {
    const step = steps[event.key]
    if (step === undefined) return
    event.preventDefault()
    const next = addDays(value, step)
    walked.current = true
    setShown(firstOf(next))
    onChange(next)
  }
  return (
    <div class="month">
      <div class="month-head">
        <button type="button" class="icon-button" aria-label={say('previousMonth')} onClick={() => turn(-1)}>
          <Icon name="left" size={18} />
        </button>
        <span aria-live="polite">{format(noon(shown), language, { year: 'numeric', month: 'long' })}</span>
        <button type="button" class="icon-button" aria-label={say('nextMonth')} onClick={() => turn(1)}>
          <Icon name="right" size={18} />
        </button>
      </div>
      <table
        ref={grid}
        aria-label={format(noon(shown), language, { year: 'numeric', month: 'long' })}
        onKeyDown={onKeyDown}
      >
        <thead>
          <tr>
            {(weeks[0] ?? []).map((day) => (
              <th key={day} scope="col">
                {format(noon(day), language, { weekday: 'narrow' })}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week[0]}>
              {week.map((day) => (
                <td key={day}>
                  <button
                    type="button"
                    aria-label={day}
                    aria-pressed={day === value}
                    aria-current={day === today ? 'date' : undefined}
                    tabIndex={day === value ? 0 : -1}
                    class={`day${day.slice(0, 7) === shown.slice(0, 7) ? '' : ' other'}`}
                    {...(day === value ? { 'data-autofocus': '' } : {})}
                    onClick={() => onChange(day)}
                  >
                    {Number(day.slice(8))}
                  </button>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
