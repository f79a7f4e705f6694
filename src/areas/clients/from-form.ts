import type { Refusal } from '../../../bot-cards/system/refusals.ts'
import type { Ctx } from '../../bot/context.ts'
import { matchName } from '../../kernel/text/match-names.ts'
import { namesLike } from './names.ts'
import { type Client, findClient } from './repo.ts'

/** The client a form is about, or what is wrong with which field; `options`: those it could be. */
export type FormClient =
  | { client: Client }
  | { error: Refusal; field: 'client' | 'client_typed'; options?: Client[] }

/** `fixed` wins; then a typed name over a chosen client; one that is unclear is to be asked about in the form. */
export async function clientFromForm(
  ctx: Ctx,
  fixed: string | undefined,
  fields: { client?: string | undefined; client_typed?: string | undefined },
): Promise<FormClient> {
  const missing: FormClient = { error: { code: 'client_missing', params: {} }, field: 'client_typed' }
  const typed = fixed ? undefined : fields.client_typed
  if (!typed) {
    const id = fixed ?? fields.client
    const client = id ? await findClient(ctx.tx, id) : undefined
    return client ? { client } : missing
  }
  const match = matchName(typed, await namesLike(ctx.tx, typed, ctx.actor.id))
  const error: Refusal = { code: 'client_unclear', params: { heard: typed } }
  if (match.state === 'choose') {
    const options = await Promise.all(match.options.map((one) => findClient(ctx.tx, one.clientId)))
    return { error, field: 'client', options: options.flatMap((one) => one ?? []) }
  }
  const client = match.state === 'known' ? await findClient(ctx.tx, match.clientId) : undefined
  return client
    ? { client }
    : { error: { code: 'group_unknown', params: { heard: typed } }, field: 'client_typed' }
}
