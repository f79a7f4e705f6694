import { say } from '../../../bot-cards/i18n/say.ts'
import { type Refusal, refusalText } from '../../../bot-cards/system/refusals.ts'
import type { VisitFields } from '../../../bot-cards/visits/actions.ts'
import type { VisitFormView } from '../../../bot-cards/visits/views.ts'
import type { Ctx, Outcome } from '../../bot/context.ts'
import { findClient, matchName, namesLike } from '../clients/index.ts'
import { colleagues } from '../people/index.ts'
import { policyAt } from '../policy/index.ts'
import { applyFields, namedColleagues } from './fields.ts'
import type { DraftClient, DraftItem } from './stored.ts'

type Submitted =
  | { item: DraftItem }
  | { errors: VisitFormView['errors']; toast: Pick<Extract<Outcome, { toast?: unknown }>, 'toast'> }

/** A submitted visit form put into its item: the client looked up, the owner checked, every field's error in words. */
export async function submittedItem(
  ctx: Ctx,
  item: DraftItem,
  fields: VisitFields,
  author: string = ctx.actor.openId,
): Promise<Submitted> {
  const [client, owners, { policy }] = await Promise.all([
    namedClient(ctx, item.client, fields),
    colleagues(ctx.tx, namedColleagues(fields)),
    policyAt(ctx.tx, ctx.at),
  ])
  const applied = applyFields(item, fields, {
    at: ctx.at,
    zone: ctx.deps.zone,
    client,
    owners,
    author,
    policy,
  })
  const wrong = Object.entries(applied.errors).map(([field, refusal]: [string, Refusal]) => [
    field,
    refusalText(refusal),
  ])
  if (wrong.length === 0) return { item: applied.item }
  return {
    errors: Object.fromEntries(wrong),
    toast: { toast: { tone: 'warning', text: say((w) => w.visits.form.fixBelow) } },
  }
}

/** A typed name wins over a chosen client; a name that is unclear or new is asked about on the draft card. */
async function namedClient(ctx: Ctx, before: DraftClient, fields: VisitFields): Promise<DraftClient> {
  const typed = fields.client_typed
  if (typed) {
    const match = matchName(typed, await namesLike(ctx.tx, typed, ctx.actor.id))
    if (match.state !== 'known') return match
    return {
      state: 'known',
      clientId: match.clientId,
      client: match.client,
      guessed: match.how === 'pinyin' || match.how === 'initials',
    }
  }
  if (!fields.client) return { state: 'empty' }
  if (before.state === 'known' && before.clientId === fields.client) return { ...before, guessed: false }
  const client = await findClient(ctx.tx, fields.client)
  return client
    ? { state: 'known', clientId: client.id, client: client.name, guessed: false }
    : { state: 'empty' }
}
