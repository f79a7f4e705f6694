import { moreSeen, seenByClient } from '../../../bot-cards/access/actions.ts'
import { seenByCard } from '../../../bot-cards/access/seen-by.ts'
import { type Ctx, done, type Outcome, refused, reply, roles } from '../../bot/context.ts'
import { defineAction } from '../../bot/define.ts'
import { type Client, defineClientCommand, findClient } from '../clients/index.ts'
import { grantsOn } from './grants.ts'
import { seenDays, seenPeople, seenRows } from './seen.ts'

/** `/谁看过 客户` (制度四(三) access records): for its owner, those in charge of it, and legal. */
export const seenByCommand = defineClientCommand({
  name: 'seen-by',
  zh: '谁看过',
  aliases: ['skg', '查看记录'],
  help: {
    zh: '谁看过这家客户的资料，现在谁有临时权限',
    en: 'Who looked at a client, and who has temporary access',
  },
  usage: { zh: '/谁看过 万川', en: '/seen-by Wanchuan' },
  roles,
  where: 'private',
  right: 'client.seen_by',
  async run(ctx, client) {
    await reply(ctx, await drawSeen(ctx, client))
    return done
  },
})

/** Draws the list; the first page counts people and shows grants, a later one goes on where the last ended. */
export async function drawSeen(ctx: Ctx, client: Client, before?: Date): Promise<object> {
  const [{ rows, before: end }, people, open] = await Promise.all([
    seenRows(ctx, client, before),
    seenPeople(ctx, client),
    grantsOn(ctx.tx, client.id, ctx.at),
  ])
  return seenByCard.render({
    now: ctx.at,
    zone: ctx.deps.zone,
    client: client.id,
    name: client.name,
    people,
    days: seenDays,
    grants: open.map(({ id, version, person, until }) => ({ grant: id, version, holder: person, until })),
    rows,
    ...(end ? { before: end } : {}),
  })
}

const clientOf = (payload: { client: string }) => payload.client

async function show(ctx: Ctx, id: string, shown: (client: Client) => Promise<Outcome>): Promise<Outcome> {
  const client = await findClient(ctx.tx, id)
  return client ? shown(client) : refused({ code: 'not_found', params: {} })
}

/** The list of one client, from Monday's card. */
export const openSeen = defineAction(seenByClient, {
  roles,
  right: { needs: 'client.seen_by', client: clientOf },
  run: (ctx, { payload }) =>
    show(ctx, payload.client, async (client) => {
      await reply(ctx, await drawSeen(ctx, client))
      return done
    }),
})

/** The same list further back, in place. */
export const older = defineAction(moreSeen, {
  roles,
  right: { needs: 'client.seen_by', client: clientOf },
  run: (ctx, { payload }) =>
    show(ctx, payload.client, async (client) => ({
      card: await drawSeen(ctx, client, new Date(payload.before)),
    })),
})
