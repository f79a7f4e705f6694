import { compareClients, findSame, mergeClients, unmergeClients } from '../../../bot-cards/clients/actions.ts'
import { type MergeSide, mergeCard } from '../../../bot-cards/clients/merge.ts'
import { say } from '../../../bot-cards/i18n/say.ts'
import { noticeCard } from '../../../bot-cards/system/notice.ts'
import { type Ctx, done, type Outcome, refused, reply, roles, tell } from '../../bot/context.ts'
import { defineAction } from '../../bot/define.ts'
import { dayOf } from '../../kernel/days.ts'
import { may } from '../../rights/standing.ts'
import {
  type Client,
  defineClientCommand,
  duplicatesOf,
  figuresOf,
  findClient,
  loadMerge,
  type Merge,
  matchName,
  mergeInto,
  namesLike,
  takeApart,
  unmergeUntil,
} from '../clients/index.ts'
import { personById } from '../people/index.ts'
import { policyAt } from '../policy/index.ts'
import { visitCounts } from '../visits/index.ts'

const drawnNow = (ctx: Ctx) => ({ now: ctx.at, zone: ctx.deps.zone })

/** `/合并 这家 那家`, or `/合并 这家` for what looks like it. */
export const mergeCommand = defineClientCommand({
  name: 'merge',
  zh: '合并',
  aliases: ['hb', '合并客户'],
  help: {
    zh: '一家记了两次：合到一起，30 天内还能拆开',
    en: 'One client recorded twice: take the two together',
  },
  usage: { zh: '/合并 万川 万川地产', en: '/merge Wanchuan' },
  roles,
  where: 'private',
  right: 'client.merge',
  async run(ctx, client, rest) {
    if (rest === '') {
      await reply(ctx, await drawSame(ctx, client))
      return done
    }
    const match = matchName(rest, await namesLike(ctx.tx, rest, ctx.actor.id))
    if (match.state !== 'known') return refused({ code: 'client_unclear', params: { heard: rest } })
    const compared = await sideBySide(ctx, client.id, match.clientId)
    if ('refusal' in compared) return compared
    await reply(ctx, compared.card)
    return done
  },
})

/** Clients that look like this one. */
async function drawSame(ctx: Ctx, client: Client): Promise<object> {
  const found = await duplicatesOf(ctx.tx, {
    names: [client.name, ...client.aliases],
    uscc: client.uscc,
    except: client.id,
  })
  return mergeCard.render({ ...drawnNow(ctx), state: 'list', client: client.id, name: client.name, found })
}

export const same = defineAction(findSame, {
  roles,
  right: { needs: 'client.merge', client: ({ client }) => client },
  async run(ctx, { payload }) {
    const client = await findClient(ctx.tx, payload.client)
    if (!client) return refused({ code: 'not_found', params: {} })
    await reply(ctx, await drawSame(ctx, client))
    return done
  },
})

/** Two clients side by side, for whoever may merge both. */
async function sideBySide(
  ctx: Ctx,
  a: string,
  b: string,
): Promise<{ card: object } | Extract<Outcome, { refusal: unknown }>> {
  const no = (refusal: Extract<Outcome, { refusal: unknown }>['refusal']) => ({ refusal })
  const [one, two] = await Promise.all([findClient(ctx.tx, a), findClient(ctx.tx, b)])
  if (!one || !two) return no({ code: 'not_found', params: {} })
  if (one.id === two.id) return no({ code: 'merge_same', params: {} })
  if (!(await may(ctx, 'client.merge', two.id)))
    return no({ code: 'merge_theirs', params: { name: two.name } })
  const counts = await visitCounts(ctx.tx, [one.id, two.id], new Date(0), ctx.at)
  const visited = (id: string) => Object.values(counts.get(id) ?? {}).reduce((sum, times) => sum + times, 0)
  const side = async (client: Client): Promise<MergeSide> => ({
    id: client.id,
    version: client.version,
    name: client.name,
    city: client.city,
    visits: visited(client.id),
    figures: (await figuresOf(ctx, client.id)).length,
    ...(client.uscc ? { uscc: client.uscc } : {}),
    ...(client.owner ? { owner: client.owner } : {}),
    ...(client.tier ? { tier: client.tier } : {}),
  })
  const sides = [await side(one), await side(two)] as const
  return { card: mergeCard.render({ ...drawnNow(ctx), state: 'compare', sides }) }
}

export const compare = defineAction(compareClients, {
  roles,
  right: { needs: 'client.merge', client: ({ client }) => client },
  run: (ctx, { payload }) => sideBySide(ctx, payload.client, payload.other),
})

export const merge = defineAction(mergeClients, {
  roles,
  right: { needs: 'client.merge', client: ({ kept }) => kept },
  record: {
    load: (ctx, { kept }: { kept: string; gone: string }) => findClient(ctx.tx, kept),
    version: (client) => client.version,
    forbids: () => undefined,
    redraw: (ctx, client) => drawSame(ctx, client),
  },
  async run(ctx, { payload, record: client }) {
    const gone = await findClient(ctx.tx, payload.gone)
    if (gone && gone.id !== client.id && !(await may(ctx, 'client.merge', gone.id)))
      return refused({ code: 'merge_theirs', params: { name: gone.name } })
    const { kept, gone: goneId, goneVersion } = payload
    const merged = await mergeInto(ctx, { kept, gone: goneId, keptVersion: client.version, goneVersion })
    if (!merged.ok) return refused(merged.refusal, await drawSame(ctx, client))
    const { policy } = await policyAt(ctx.tx, ctx.at)
    const until = unmergeUntil(dayOf(ctx.at, ctx.deps.zone), policy['tiering.merge_undo_days'])
    await tellOwners(ctx, merged.value.kept, merged.value.gone)
    return {
      card: mergeCard.render({
        ...drawnNow(ctx),
        state: 'merged',
        merge: merged.value.merge,
        kept: client.id,
        name: client.name,
        gone: merged.value.gone.name,
        until,
      }),
    }
  },
})

/** Whoever owned one of the two and did not press hears of it. */
async function tellOwners(ctx: Ctx, kept: Client, gone: Client): Promise<void> {
  const owners = new Set(
    [kept.ownerId, gone.ownerId].flatMap((id) => (id && id !== ctx.actor.id ? [id] : [])),
  )
  for (const id of owners) {
    const owner = await personById(ctx.tx, id, ctx.at)
    const text = say((w) => w.clients.merge.told(gone.name, kept.name))
    if (owner) await tell(ctx, owner.openId, noticeCard.render({ tone: 'info', text }))
  }
}

const redrawApart = (ctx: Ctx, { client, merge: one }: { client: Client; merge: Merge }) =>
  Promise.resolve(mergeCard.render({ ...drawnNow(ctx), state: 'apart', name: client.name, gone: one.gone }))

export const apart = defineAction(unmergeClients, {
  roles,
  right: {
    needs: 'client.merge',
    client: (_payload, { client }: { client: Client; merge: Merge }) => client.id,
  },
  record: {
    async load(ctx, payload: { merge: string }) {
      const found = await loadMerge(ctx.tx, payload.merge)
      const client = found && (await findClient(ctx.tx, found.keptId))
      return found && client && { client, merge: found }
    },
    // A merge is taken back once; whether it was says all.
    version: () => 0,
    forbids: () => undefined,
    redraw: redrawApart,
    closed: ({ merge: one }) => (one.undone ? { code: 'unmerge_done', params: {} } : undefined),
  },
  async run(ctx, { record }) {
    const { policy } = await policyAt(ctx.tx, ctx.at)
    const taken = await takeApart(ctx, record.merge, policy['tiering.merge_undo_days'])
    if (!taken.ok) return refused(taken.refusal)
    return { card: await redrawApart(ctx, record) }
  },
})
