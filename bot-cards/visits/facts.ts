import { type FileView, fileKinds } from '../files/views.ts'
import { sayMd, type Words } from '../i18n/say.ts'
import { bold, clip, clipLine, dotted, ink, label, lines, type Markdown, md, spaced } from '../kit/escape.ts'
import type { InBoth } from '../kit/text.ts'
import { type Drawn, dueState, dueText, whenText } from '../kit/when.ts'
import type { VisitKind } from './actions.ts'
import type { AmountView, ExecutiveView, NextStep, Read, VisitTime } from './views.ts'

/** What draft, saved visit and group card have in common to tell. */
export type Facts = {
  /** Shown bold in front; absent where the title already names the client. */
  client?: { name: string; guessed: boolean }
  kind?: Read<VisitKind>
  when?: Read<VisitTime>
  people: string[]
  /** Names of colleagues who came along. */
  ours?: string[]
  alsoSync?: boolean
  executive?: ExecutiveView
  said: string
  amounts: AmountView[]
  nextSteps: (NextStep & { done?: boolean })[]
  reason?: string
}

/** How many of each a card with this much room lists. */
const listed = (room: number) =>
  room >= 100 ? { people: 8, amounts: 4, steps: 3 } : { people: 2, amounts: 1, steps: 1 }

const guess = (w: Words, guessed: boolean): Markdown | undefined =>
  guessed ? label('neutral', w.visits.draft.guessed) : undefined

/** A due day in the colour of its urgency. */
export const dueInk = (day: string, drawn: Drawn): InBoth<Markdown> => {
  const state = dueState(day, drawn)
  const text = dueText(day, drawn)
  return sayMd((_, of) =>
    state === 'overdue'
      ? ink('red', of(text))
      : state === 'today'
        ? ink('orange', of(text))
        : md`${of(text)}`,
  )
}

function stepLine(
  step: NextStep,
  w: Words,
  of: <U>(both: InBoth<U>) => U,
  drawn: Drawn,
  room: number,
): Markdown {
  const due = step.due
  const theirs = step.facing === 'theirs'
  return md`${theirs ? '←' : '→'} ${dotted([
    md`${clipLine(step.text, Math.min(room, 80))}`,
    step.facing && step.facing !== 'client' && ink('blue', w.visits.facings[step.facing]),
    due && spaced([of(dueInk(due.value, drawn)), guess(w, due.guessed)]),
    step.owner && md`${clipLine(step.owner.name, Math.min(room, 20))}`,
  ])}`
}

/** The same facts after somebody confirmed them: nothing is a guess any more. */
export const settled = (facts: Facts): Facts => ({
  ...facts,
  ...(facts.client ? { client: { ...facts.client, guessed: false } } : {}),
  ...(facts.kind ? { kind: { ...facts.kind, guessed: false } } : {}),
  ...(facts.when ? { when: { ...facts.when, guessed: false } } : {}),
  amounts: facts.amounts.map((amount) => ({ ...amount, guessed: false })),
  nextSteps: facts.nextSteps.map((step) =>
    step.due ? { ...step, due: { ...step.due, guessed: false } } : step,
  ),
})

/** 高层面谈, or what it lacks to be one. */
const executiveLine = ({ executive }: Facts, w: Words): Markdown | undefined =>
  executive &&
  (executive.held
    ? label('green', w.visits.facts.executive)
    : ink(
        'orange',
        w.visits.facts.notExecutive(executive.missing.map((one) => w.visits.facts.executiveLacks[one])),
      ))

/** One visit in up to six lines: client, how and when; whom; what; amounts; next steps. */
export const facts = (facts: Facts, drawn: Drawn, room: number, number?: number): InBoth<Markdown> =>
  sayMd((w, of) => {
    const { client, kind, when } = facts
    const say = w.visits.facts
    const max = listed(room)
    const name = client ? clipLine(client.name, Math.min(room, 40)) : ''
    const ours = (facts.ours ?? []).slice(0, max.people).map((one) => clipLine(one, Math.min(room, 20)))
    const people = facts.people.slice(0, max.people).map((person) => clipLine(person, Math.min(room, 20)))
    return lines([
      dotted([
        client && spaced([bold(number ? `${number}. ${name}` : name), guess(w, client.guessed)]),
        kind && spaced([md`${w.visits.kinds[kind.value]}`, guess(w, kind.guessed)]),
        facts.alsoSync === true && md`${say.alsoSync}`,
        when && spaced([md`${of(whenText(when.value, drawn))}`, guess(w, when.guessed)]),
      ]),
      (people.length > 0 || ours.length > 0) &&
        dotted([
          people.length > 0 && ink('grey', say.met(people.join(say.listComma))),
          ours.length > 0 && ink('grey', say.along(ours.join(say.listComma))),
        ]),
      executiveLine(facts, w),
      facts.said.trim() === '' ? ink('grey', say.nothingSaid) : md`${clip(facts.said, room)}`,
      facts.amounts.length > 0 &&
        md`${say.amount('')}${facts.amounts
          .slice(0, max.amounts)
          .map((amount) =>
            spaced([md`${clipLine(of(amount.text), Math.min(room, 24))}`, guess(w, amount.guessed)]),
          )
          .reduce((all, one) => md`${all}${say.listComma}${one}`)}`,
      ...facts.nextSteps.slice(0, max.steps).map((step) => stepLine(step, w, of, drawn, room)),
      facts.nextSteps.length > max.steps && ink('grey', say.moreSteps(facts.nextSteps.length - max.steps)),
      facts.reason !== undefined && ink('grey', say.reason(clip(facts.reason, Math.min(room, 60)))),
    ])
  })

/** `附件：照片 2 张、语音 1 段（正在收）`, and one line for each file that did not arrive. Undefined without any. */
export function attachmentLine(attachments: FileView[], room: number): InBoth<Markdown> | undefined {
  if (attachments.length === 0) return undefined
  const arrived = attachments.filter((one) => one.state !== 'failed')
  const failed = attachments.filter((one) => one.state === 'failed').slice(0, 3)
  return sayMd((w) => {
    const say = w.visits.facts
    const counts = { image: say.images, file: say.files, audio: say.audios, name_card: say.cards }
    const kinds = fileKinds
      .map((kind) => ({ kind, count: arrived.filter((one) => one.kind === kind).length }))
      .filter(({ count }) => count > 0)
      .map(({ kind, count }) => counts[kind](count))
    const pending = arrived.some((one) => one.state === 'pending')
    return lines([
      kinds.length > 0 &&
        dotted([ink('grey', say.attached(kinds.join(say.listComma))), pending && ink('orange', say.pending)]),
      ...failed.map((one) =>
        ink(
          'red',
          // A photo and a recording have no name of their own.
          one.name ? say.failedFile(clipLine(one.name, Math.min(room, 30))) : say.failedKind[one.kind],
        ),
      ),
    ])
  })
}
