import {
  clientTypes,
  closeClientForm,
  editClient as editClientAction,
  type ProfileFields,
  saveClient,
} from '../../../bot-cards/clients/actions.ts'
import { type ProfileView, profileCard } from '../../../bot-cards/clients/profile.ts'
import { say } from '../../../bot-cards/i18n/say.ts'
import { refusalText } from '../../../bot-cards/system/refusals.ts'
import { type Ctx, refused, roles } from '../../bot/context.ts'
import { defineAction } from '../../bot/define.ts'
import {
  type Client,
  duplicatesOf,
  editClient,
  findClient,
  matchName,
  namesLike,
  profileOf,
  usccToKeep,
} from '../clients/index.ts'
import { drawClient } from './client-card.ts'
import { clientRecord } from './client-record.ts'

const right = { needs: 'client.edit' as const, client: ({ client }: { client: string }) => client }

const draw = (client: Client, more: Pick<ProfileView, 'fields' | 'errors'> & { likely?: string[] }) =>
  profileCard.render({ client: client.id, version: client.version, name: client.name, ...more })

/** What the form begins with: the record as it stands. */
async function fieldsOf(ctx: Ctx, client: Client): Promise<ProfileFields> {
  const { business, organisation, plan } = await profileOf(ctx, client.id)
  const full = {
    name: client.name,
    type: client.type,
    city: client.city,
    region: client.region,
    aliases: client.aliases.join('、'),
    uscc: client.uscc,
    uscc_reason: client.usccOverride,
    group: client.group,
    business,
    organisation,
    plan,
  }
  return Object.fromEntries(Object.entries(full).filter(([, value]) => value !== undefined && value !== ''))
}

export const openForm = defineAction(editClientAction, {
  roles,
  right,
  record: clientRecord,
  run: async (ctx, { record: client }) => ({
    card: draw(client, { fields: await fieldsOf(ctx, client), errors: {} }),
  }),
})

export const closeForm = defineAction(closeClientForm, {
  roles,
  right,
  record: clientRecord,
  run: async (ctx, { record: client }) => ({ card: await drawClient(ctx, client) }),
})

/** The client that a typed name of a group means; none where it is nobody or the client itself. */
async function groupOf(ctx: Ctx, typed: string, client: Client): Promise<Client | undefined> {
  const match = matchName(typed, await namesLike(ctx.tx, typed, ctx.actor.id))
  const group = match.state === 'known' ? await findClient(ctx.tx, match.clientId) : undefined
  return group && group.id !== client.id ? group : undefined
}

export const save = defineAction(saveClient, {
  roles,
  right,
  record: clientRecord,
  async run(ctx, { payload, form, record: client }) {
    const fields = payload.uscc ? { ...form, uscc: payload.uscc } : form
    const errors: ProfileView['errors'] = {}
    if (!fields.name) errors.name = refusalText({ code: 'client_name_missing', params: {} })
    const uscc = usccToKeep(fields.uscc, fields.uscc_reason)
    if (!uscc.ok) errors.uscc = refusalText(uscc.refusal)
    const [group, taken] = await Promise.all([
      fields.group ? groupOf(ctx, fields.group, client) : undefined,
      duplicatesOf(ctx.tx, {
        names: fields.name && fields.name !== client.name ? [fields.name] : [],
        uscc: uscc.ok && uscc.uscc !== client.uscc ? uscc.uscc : undefined,
        except: client.id,
      }),
    ])
    if (fields.group && !group)
      errors.group = refusalText({ code: 'group_unknown', params: { heard: fields.group } })
    for (const { by, name } of taken)
      if (by !== 'pinyin')
        errors[by === 'uscc' ? 'uscc' : 'name'] ??= refusalText({ code: 'client_same', params: { name } })
    if (!fields.name || !uscc.ok || Object.keys(errors).length > 0)
      return { card: draw(client, { fields, errors, likely: uscc.ok ? [] : uscc.likely }) }
    const saved = await editClient(ctx, client, {
      name: fields.name,
      aliases: (fields.aliases ?? '').split(/[、,，;；\n]+/).flatMap((one) => one.trim() || []),
      type: clientTypes.find((one) => one === fields.type) ?? client.type,
      city: fields.city ?? '',
      region: fields.region ?? '',
      profile: {
        business: fields.business ?? '',
        organisation: fields.organisation ?? '',
        plan: fields.plan ?? '',
      },
      ...(uscc.uscc ? { uscc: uscc.uscc } : {}),
      ...(uscc.override ? { usccOverride: uscc.override } : {}),
      ...(group ? { groupId: group.id } : {}),
    })
    const now = await findClient(ctx.tx, client.id)
    const card = now && (await drawClient(ctx, now))
    if (!saved) return refused({ code: 'stale_card', params: {} }, card)
    const toast = { tone: 'success' as const, text: say((w) => w.clients.profile.saved) }
    return card ? { toast, card } : { toast }
  },
})
