import { z } from 'zod'
import { stepWhos } from '../../../bot-cards/policy/steps.ts'
import type { Clock, Level } from '../../../bot-cards/tickets/kinds.ts'
import type { Policy } from '../policy/index.ts'

/**
 * Why an escalation began: a clock that ran out, somebody who asked for it, the n-th time the ticket was taken away from
 * whoever had it.
 */
const cause = z.union([
  z.enum(['answer', 'on_site', 'solution', 'asked']),
  z.templateLiteral(['released:', z.int().positive()]),
])

/**
 * An escalation as it was frozen when it began (`tickets.chain`): whatever the policy says later, it runs as it was. One
 * step is live, the one at `next`; it is due when `wait` minutes have passed since `since`.
 */
export const chain = z.object({
  cause,
  /** The round of the ticket's life it belongs to. */
  round: z.int().positive(),
  steps: z.array(z.object({ who: z.enum(stepWhos), wait: z.int().nonnegative() })),
  next: z.int().nonnegative(),
  wait: z.int().nonnegative(),
  since: z.iso.datetime().transform((text) => new Date(text)),
  startedAt: z.iso.datetime().transform((text) => new Date(text)),
})
export type Chain = z.output<typeof chain>

/** What keqing did by itself in a round of a ticket's life, by name. */
export type Signals = ReadonlyMap<string, Date>

/** One thing to be done now. */
export type Due =
  /** Half of a clock's time is used up: whoever has it, in private. */
  | { do: 'nudge'; clock: Clock }
  /** Three quarters: the group. */
  | { do: 'group'; clock: Clock }
  /** The time is over: a fact. */
  | { do: 'miss'; clock: Clock; dueAt: Date }
  /** A grave complaint: the general manager knows at once. */
  | { do: 'grave' }
  /** An escalation begins, or another takes its place. */
  | { do: 'start'; chain: Chain }
  /** The live step. `asked`: the request that made it come at once. */
  | { do: 'step'; index: number; asked?: number }
  /** Somebody asked for those above and nobody is left to tell. */
  | { do: 'heard'; asked: number }
  /** 还在处理吗？ for the n-th time of the round. */
  | { do: 'ask'; n: number }
  /** Asked and silent. */
  | { do: 'release'; n: number }

/** What an engine's look says: one thing to be done now (then look again), or when there may be something. */
export type Look = { now: Due } | { now?: undefined; next?: Date }

/** The name under which a thing done is kept, so that it is done once. */
export function signalOf(due: Due, live: Chain | undefined): string {
  switch (due.do) {
    case 'nudge':
    case 'group':
      return `${due.clock}:${due.do}`
    case 'miss':
      return `${due.clock}:missed`
    case 'grave':
      return 'grave'
    case 'start':
      return `chain:${due.chain.cause}`
    case 'step':
      return `escalation:${live?.cause ?? ''}:${due.index}`
    case 'heard':
      return `asked:${due.asked}`
    case 'ask':
      return `ask:${due.n}`
    case 'release':
      return `silent:${due.n}`
  }
}

/** What counts round the clock: P1 and grave complaints do not wait for the morning. */
export const roundTheClock = (level: Level): boolean => level === 'p1' || level === 'major'

/** The policy as the engine reads it. */
export type Rules = {
  nudgeShare: number
  groupShare: number
  steps: Chain['steps']
  progressMinutes: number
  answerMinutes: number
  askTimes: number
}

export const rulesOf = (policy: Policy, level: Level, steps: (text: string) => Chain['steps']): Rules => ({
  nudgeShare: policy['escalation.nudge_percent'] / 100,
  groupShare: policy['escalation.group_percent'] / 100,
  steps: steps(policy[`escalation.${level}`]),
  progressMinutes: policy[`escalation.${level}_progress`],
  answerMinutes: policy['escalation.answer_minutes'],
  askTimes: policy['escalation.ask_times'],
})
