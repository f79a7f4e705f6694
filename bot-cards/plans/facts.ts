import { sayMd, type Words } from '../i18n/say.ts'
import { bold, clip, clipLine, dotted, ink, lines, type Markdown, md } from '../kit/escape.ts'
import { type InBoth, inSentence } from '../kit/text.ts'
import { type Drawn, lastingDueText, lastingText, momentText } from '../kit/when.ts'
import { inReadersWords } from './drafted.ts'
import type { PlanStepView, PlanView, PlanWarning } from './views.ts'

type Of = <U>(both: InBoth<U>) => U

const names = (people: readonly string[], w: Words, room: number): string =>
  people
    .slice(0, room >= 100 ? 8 : 2)
    .map((one) => clipLine(one, Math.min(room, 20)))
    .join(w.plans.listComma)

const stepLine = (step: PlanStepView, w: Words, of: Of, drawn: Drawn, room: number): Markdown =>
  md`→ ${dotted([
    step.facing === 'theirs' && ink('grey', w.plans.item.theirsStep),
    md`${clipLine(of(inReadersWords(step.text)), Math.min(room, 60))}`,
    step.due !== undefined && md`${of(lastingDueText(step.due, drawn))}`,
    step.owner !== undefined && md`${clipLine(step.owner, Math.min(room, 20))}`,
  ])}`

function warningText(warning: PlanWarning, w: Words, of: Of, drawn: Drawn): string {
  const say = w.plans.item.warnings
  switch (warning.code) {
    case 'day_off':
      return say.dayOff
    case 'calendar_guessed':
      return say.guessed
    case 'away':
      return say.away(clipLine(warning.who, 20))
    case 'busy':
      return say.busy(clipLine(warning.client, 20), inSentence(of(momentText(warning.at, drawn))))
  }
}

/** What was agreed, in a few lines: when, with whom, about what, and what follows. */
export const planFacts = (view: PlanView, room: number): InBoth<Markdown> =>
  sayMd((w, of) => {
    const say = w.plans.item
    const steps = view.steps.slice(0, room >= 100 ? 3 : 1)
    const open = view.state.status !== 'done' && view.state.status !== 'cancelled'
    return lines([
      dotted([
        bold(of(lastingText(view.time, view))),
        view.time.precision === 'exact'
          ? md`${w.plans.minutes(view.minutes)}`
          : ink('orange', w.plans.item.noTime),
      ]),
      view.theirs.length > 0 && md`${say.with(names(view.theirs, w, room))}`,
      md`${say.ours(names([view.owner, ...view.ours], w, room))}`,
      view.agenda !== '' && md`${say.agenda(clip(of(inReadersWords(view.agenda)), room))}`,
      view.place !== undefined && md`${say.place(clipLine(view.place, Math.min(room, 60)))}`,
      ...steps.map((step) => stepLine(step, w, of, view, room)),
      view.steps.length > steps.length && ink('grey', say.moreSteps(view.steps.length - steps.length)),
      ...(open ? view.warnings.slice(0, 3).map((one) => ink('orange', warningText(one, w, of, view))) : []),
    ])
  })

/** Where it stood before, the latest first. */
export const movesText = (view: PlanView): InBoth<Markdown> =>
  sayMd((w, of) => {
    const at = (time: Date) => of(momentText(time, view))
    return lines(
      [...view.moves]
        .reverse()
        .slice(0, 10)
        .map(({ from, to, by, at: when }) =>
          dotted([
            md`${to ? w.plans.item.movedLine(at(from), at(to)) : w.plans.item.cancelledLine(at(from))}`,
            ink('grey', w.plans.item.byLine(clipLine(by, 20), at(when))),
          ]),
        ),
    )
  })
