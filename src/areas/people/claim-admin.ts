import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { adminClaimedCard } from '../../../bot-cards/system/admin-claimed.ts'
import { settings } from '../../../drizzle/schema/people.ts'
import { audit, done, refused, reply, roles } from '../../bot/context.ts'
import { defineCommand } from '../../bot/define.ts'
import type { Db } from '../../db/types.ts'
import { appoint, giveRole, hasAdmin } from './repo.ts'

const key = 'admin_claim_hash'
const digest = (code: string) => createHash('sha256').update(code.trim().toUpperCase()).digest()

/**
 * A one-time code for the first admin, when nobody is admin and none is configured; undefined otherwise. Only its
 * hash is stored; each start without an admin makes a new one. Configured admins whom keqing knows already become
 * admins here, the others when they first write.
 */
export async function offerAdminClaim(db: Db, adminOpenIds: readonly string[]): Promise<string | undefined> {
  await appoint(db, adminOpenIds)
  if (adminOpenIds.length > 0 || (await hasAdmin(db))) return undefined
  const code = randomBytes(8).toString('hex').toUpperCase()
  const value = digest(code).toString('hex')
  await db
    .insert(settings)
    .values({ key, value })
    .onConflictDoUpdate({ target: settings.key, set: { value } })
  return code
}

export const claimAdmin = defineCommand({
  name: 'claim-admin',
  zh: '认领管理员',
  aliases: [],
  help: {
    zh: '第一次启动时，用启动日志里的一次性口令成为管理员',
    en: 'Become the first admin with the one-time code from the start-up log',
  },
  usage: { zh: '/认领管理员 口令', en: '/claim-admin CODE' },
  roles,
  where: 'private',
  open: true,
  async run(ctx, text) {
    if (await hasAdmin(ctx.tx)) return refused({ code: 'already_admin', params: {} })
    const [stored] = await ctx.tx.delete(settings).where(eq(settings.key, key)).returning()
    if (!stored || !timingSafeEqual(digest(text), Buffer.from(stored.value, 'hex'))) {
      if (stored) await ctx.tx.insert(settings).values(stored)
      return refused({ code: 'wrong_code', params: {} })
    }
    await giveRole(ctx.tx, ctx.actor.id, 'admin')
    await audit(ctx, {
      action: 'people.claim_admin',
      entity: 'person',
      entityId: ctx.actor.id,
      after: { role: 'admin' },
    })
    await reply(ctx, adminClaimedCard.render({ name: ctx.actor.name }))
    return done
  },
})
