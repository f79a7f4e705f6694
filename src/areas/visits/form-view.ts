import { stepFields, type VisitFields } from '../../../bot-cards/visits/actions.ts'
import type { VisitFormView } from '../../../bot-cards/visits/views.ts'
import type { EventCtx, Staff } from '../../bot/context.ts'
import { localMinute } from '../../kernel/days.ts'
import { findClient, recentClients } from '../clients/index.ts'
import { colleagues, colleaguesToPick } from '../people/index.ts'
import { type ActionItem, recentOwners } from './action-items.ts'
import { namedColleagues } from './fields.ts'
import type { Visit } from './repo.ts'
import type { DraftItem } from './stored.ts'

/** Errors and what the person typed, when a form is drawn again. */
export type FormState = { fields: VisitFields; errors: VisitFormView['errors'] }

/** What the form shows when it opens on an item. */
export function fieldsOf(
  item: Pick<
    DraftItem,
    'client' | 'kind' | 'when' | 'people' | 'ours' | 'alsoSync' | 'said' | 'steps' | 'reason'
  >,
  zone: string,
): VisitFields {
  const { client } = item
  const steps: VisitFields = {}
  for (const [place, names] of stepFields.entries()) {
    const step = item.steps[place]
    steps[names.step] = step?.text
    steps[names.owner] = step?.owner?.openId
    steps[names.due] = step?.due?.value
    steps[names.facing] = step?.facing
  }
  return {
    ...steps,
    client: client.state === 'known' ? client.clientId : undefined,
    client_typed: client.state === 'unknown' || client.state === 'choose' ? client.typed : undefined,
    kind: item.kind?.value,
    at: item.when ? localMinute(item.when.value.at, zone) : undefined,
    people: item.people.join('、') || undefined,
    ours: item.ours.length > 0 ? item.ours.map((one) => one.openId) : undefined,
    also_sync: item.alsoSync ? 'yes' : undefined,
    said: item.said || undefined,
    reason: item.reason,
  }
}

/** A saved visit with its steps still open, in the shape the form works on. */
export const itemOf = (visit: Visit, steps: readonly ActionItem[]): DraftItem => ({
  ...visit.body,
  ours: visit.ours,
  alsoSync: visit.alsoSync,
  client: { state: 'known', clientId: visit.clientId, client: visit.client, guessed: false },
  kind: { value: visit.kind, guessed: false },
  when: { value: visit.when, guessed: false },
  steps: steps
    .filter((step) => !step.done)
    .map((step) => ({
      text: step.text,
      owner: { openId: step.ownerOpenId, name: step.owner },
      ...(step.facing === 'client' ? {} : { facing: step.facing }),
      ...(step.due ? { due: { value: step.due, guessed: false } } : {}),
    })),
  questions: [],
  problems: [],
})

/** Clients offered by a form: recent ones, and the one it already names. */
async function offered(ctx: EventCtx & { actor: Staff }, clientId: string | undefined) {
  const recent = await recentClients(ctx.tx, ctx.actor.id)
  if (!clientId || recent.some((one) => one.id === clientId)) return recent
  const client = await findClient(ctx.tx, clientId)
  return client ? [{ id: client.id, name: client.name }, ...recent.slice(0, 19)] : recent
}

/** A form with what it offers to pick from. An owner keqing does not know is not shown again: Lark refuses such a card. */
export async function formView(
  ctx: EventCtx & { actor: Staff },
  item: number,
  { fields, errors }: FormState,
): Promise<VisitFormView> {
  const [recent, known, owners] = await Promise.all([
    offered(ctx, fields.client),
    colleagues(ctx.tx, namedColleagues(fields)),
    recentOwners(ctx),
  ])
  const shown = { ...fields }
  const ours = fields.ours?.filter((openId) => known.some((one) => one.openId === openId))
  if (ours) shown.ours = ours
  for (const { owner } of stepFields)
    if (!known.some((one) => one.openId === fields[owner])) delete shown[owner]
  const first = [...known.map((one) => one.id), ...owners]
  return { item, fields: shown, errors, recent, colleagues: await colleaguesToPick(ctx.tx, first) }
}
