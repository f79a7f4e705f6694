import { openDue } from '../duties/actions.ts'
import { allGuessed, withoutGuess } from '../duties/line.ts'
import { say, sayMd } from '../i18n/say.ts'
import { card, type Tone } from '../kit/card.ts'
import { defineCard } from '../kit/define.ts'
import { button, divider, markdown, type RootElement, small } from '../kit/elements.ts'
import { bold, clipLine, ink, lines, md } from '../kit/escape.ts'
import { inSentence } from '../kit/text.ts'
import { dayText, dueState } from '../kit/when.ts'
import { openMorning } from './actions.ts'
import { line } from './line.ts'
import { morningSamples } from './samples.ts'
import type { MorningView } from './views.ts'

/** Settled lines named; the others are counted. */
const named = 3

const toneOf = (view: MorningView): Tone => {
  if (view.locked) return 'orange'
  if (view.rows.length === 0) return 'green'
  const states = view.rows.map((row) => dueState(row.duty.due, view))
  if (states.includes('overdue')) return 'red'
  return 'orange'
}

function settled(view: MorningView, excused: boolean): RootElement | undefined {
  const all = view.done.filter((one) => one.excused === excused)
  if (all.length === 0) return undefined
  return markdown(
    sayMd((w) => {
      const m = w.reminders.morning
      const names = all
        .slice(0, named)
        .map((one) => `${clipLine(one.client, 16)} ${w.duties.kinds[one.kind]}`)
        .join(m.and)
      const rest = all.length - named
      const what = rest > 0 ? `${names}${m.and}${m.etc(rest)}` : names
      return ink(excused ? 'grey' : 'green', excused ? m.excused(what) : m.done(what))
    }),
  )
}

/** What somebody should see to today: the five most urgent, each to be acted upon in place. */
export const morningCard = defineCard<MorningView>({
  name: 'reminders/morning',
  samples: morningSamples,
  render(view) {
    const open = view.rows.length + view.more
    const mine = view.rows.some((row) => row.whose !== 'team')
    const shownOverdue = view.rows.filter((row) => row.duty.overdue > 0).length
    const overdue = shownOverdue + (view.moreOverdue ?? 0)
    const since = view.missedFrom === undefined ? undefined : dayText(view.missedFrom, view)
    const guessed = allGuessed(view.rows.map((row) => row.duty))
    const rows = guessed ? view.rows.map((row) => ({ ...row, duty: withoutGuess(row.duty) })) : view.rows
    const head = (w: { counts(open: number): string; overdue(count: number): string }) =>
      overdue > 0 ? `${w.counts(open)} · ${w.overdue(overdue)}` : w.counts(open)
    return card({
      title: say((w) => w.reminders.morning.title),
      tone: toneOf(view),
      ...(open > 0 && !view.locked ? { subtitle: say((w) => head(w.reminders.morning)) } : {}),
      summary: say((w) => w.reminders.morning.summary),
      elements: [
        since && markdown(sayMd((w, of) => ink('blue', w.reminders.morning.missed(inSentence(of(since)))))),
        ...(view.locked
          ? locked(view, open)
          : rows.flatMap((row, place) => [...(place > 0 ? [divider()] : []), ...line(row, view)])),
        !view.locked &&
          guessed &&
          small(
            say((w) => w.duties.line.allGuessed),
            'orange',
          ),
        !view.locked &&
          open === 0 &&
          markdown(
            sayMd(({ reminders: { morning } }) =>
              lines([bold(view.done.length > 0 ? morning.allDone : morning.nothing)]),
            ),
          ),
        !view.locked &&
          view.more > 0 &&
          button(
            say((w) => w.reminders.morning.more(view.more)),
            openDue.value({ scope: mine ? 'mine' : 'people', from: 0 }, 0),
            { size: 'small', type: 'text' },
          ),
        !view.locked && settled(view, false),
        !view.locked && settled(view, true),
      ],
    })
  },
})

const locked = (view: MorningView, open: number): RootElement[] => [
  markdown(sayMd((w) => md`${w.reminders.morning.locked(open)}`)),
  button(
    say((w) => w.reminders.morning.open),
    openMorning.value({ person: view.person, day: view.day }, 0),
    { type: 'primary_filled', width: 'fill' },
  ),
]
