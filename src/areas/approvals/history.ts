import { z } from 'zod'
import type { Actor, HistoryLine } from '../../../bot-cards/approvals/views.ts'
import { type Refusal, refusalText } from '../../../bot-cards/system/refusals.ts'
import { refusalOf } from '../../bot/refusal.ts'
import type { Ask, Person, Request, Step } from './model.ts'

export const actorOf = (person: Person, standsFor?: Person): Actor => ({
  name: person.name,
  ...(standsFor ? { for: standsFor.name } : {}),
})

const stored = z.object({
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
})

/** A refusal as the note of the step at which it made the request void. */
export const noteOfVoid = (refusal: Refusal): string => JSON.stringify(refusal)

const readVoid = (note: string | undefined): Refusal => {
  const read = stored.safeParse(note === undefined ? undefined : JSON.parse(note))
  return read.success ? refusalOf(read.data) : { code: 'already_closed', params: {} }
}

/** Asks made at the same moment in the same way are one line. */
function askLines(asks: readonly Ask[]): HistoryLine[] {
  const groups = new Map<string, Ask[]>()
  for (const ask of asks) {
    const key = `${ask.stepId} ${ask.as === 'escalated'} ${ask.askedAt.getTime()}`
    groups.set(key, [...(groups.get(key) ?? []), ask])
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group
    if (!first) return []
    const whom = group.map((ask) => actorOf(ask.person, ask.for))
    return [
      {
        at: first.askedAt,
        what: first.as === 'escalated' ? ('escalated' as const) : ('asked' as const),
        whom,
      },
    ]
  })
}

function decisionLine(step: Step, request: Request): HistoryLine[] {
  const { decidedAt: at, decidedBy: by, note } = step
  if (!at) return []
  const { status } = request.approval
  if ((step.status === 'approved' || step.status === 'returned') && by)
    return [
      {
        at,
        what: step.status,
        who: actorOf(by, step.decidedFor),
        ...(note === undefined ? {} : { note }),
      },
    ]
  if (step.status !== 'skipped') return []
  const ends = step.step === request.approval.step
  if (ends && status === 'void') return [{ at, what: 'void', why: refusalText(readVoid(note)) }]
  if (ends && status === 'withdrawn') return [{ at, what: 'withdrawn', ...(by ? { who: by.name } : {}) }]
  return by ? [{ at, what: 'skipped', who: by.name }] : []
}

/** Everything that happened to a request, oldest first. */
export function historyOf(request: Request): HistoryLine[] {
  const { approval, asks, steps } = request
  const perStep = steps.flatMap((step) => [
    ...askLines(asks.filter((ask) => ask.stepId === step.id)),
    ...decisionLine(step, request),
  ])
  const lines: HistoryLine[] = [
    { at: approval.createdAt, what: 'proposed', who: approval.proposer.name },
    ...perStep,
  ]
  // Stable: what happened at one moment stays in the order of the steps.
  return lines.sort((a, b) => a.at.getTime() - b.at.getTime())
}
