import type { ExecutiveView } from '../../../bot-cards/visits/views.ts'
import type { EventCtx, Role } from '../../bot/context.ts'
import { may } from '../../rights/standing.ts'
import { decidersMet } from '../contacts/index.ts'
import { rolesOf } from '../people/index.ts'
import { isExecutive, leads } from './rules.ts'

/** What a high-level meeting is judged by. `team`: the author and who came along, ids of people. */
export type Meeting = { clientId: string; kind: string; people: readonly string[]; team: readonly string[] }

/**
 * Whether a visit is a high-level meeting (高层面谈, 制度五(一)): face to face, one of us head of sales or above, one of them
 * flagged as 决策人 or 高层. `author`: roles of whoever made it, where they are at hand. The client's people are looked at
 * only where one of us is high enough.
 */
export async function executiveMeeting(
  ctx: EventCtx,
  meeting: Meeting & { author?: readonly Role[] },
): Promise<boolean> {
  if (meeting.kind !== 'face_to_face') return false
  const [, ...others] = meeting.team
  const held = meeting.author
    ? [...meeting.author, ...(await rolesOf(ctx.tx, others))]
    : await rolesOf(ctx.tx, meeting.team)
  if (!leads(held)) return false
  return isExecutive(meeting.kind, held, await decidersMet(ctx, meeting.clientId, meeting.people))
}

/**
 * What its card says of it. What is missing is told at strategic clients only, which are owed such meetings, and to
 * those who may know who decides there.
 */
export async function executiveView(
  ctx: EventCtx,
  visit: Meeting & { executive: boolean; strategic: boolean },
): Promise<ExecutiveView | undefined> {
  if (visit.executive) return { held: true }
  const { actor } = ctx
  if (visit.kind !== 'face_to_face' || !visit.strategic || !actor) return undefined
  if (!(await may({ ...ctx, actor }, 'client.contacts', visit.clientId))) return undefined
  const [held, met] = await Promise.all([
    rolesOf(ctx.tx, visit.team),
    decidersMet(ctx, visit.clientId, visit.people),
  ])
  const missing = [
    ...(leads(held) ? [] : ['ours' as const]),
    ...(met === 'decider' ? [] : [met === 'unclear' ? ('unclear' as const) : ('theirs' as const)]),
  ]
  return { held: false, missing }
}
