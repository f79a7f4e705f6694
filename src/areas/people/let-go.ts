import { and, eq } from 'drizzle-orm'
import { occurrences } from '../../../drizzle/schema/bot.ts'
import { audit, type EventCtx } from '../../bot/context.ts'
import { once } from '../../bot/once.ts'
import type { Tx } from '../../db/types.ts'
import type { PersonId } from '../../kernel/ids.ts'
import { deriveRoles } from './directory.ts'
import { markLeft } from './repo.ts'

/** Somebody left by a hand-over while their Lark account stays for a while: the directory must not bring them back. */
const keptOut = 'people.let_go'

/**
 * Somebody is no longer one of us: whatever they could do ends now. Undefined when that was known. With
 * `account stays` their name in the directory counts for nothing until Lark says that the account is gone or new.
 */
export async function letGo(
  ctx: EventCtx,
  openId: string,
  how?: 'account stays',
): Promise<PersonId | undefined> {
  if (how) await once(ctx.tx, keptOut, openId, ctx.at)
  else await mayComeBack(ctx.tx, openId)
  const id = await markLeft(ctx.tx, openId, ctx.at)
  if (!id) return undefined
  await audit(ctx, { action: 'people.left', entity: 'person', entityId: id, after: { state: 'left' } })
  // Whoever led, or was led, is led by somebody else now.
  await deriveRoles(ctx)
  return id
}

/** The account is gone, or somebody got one anew: the directory is believed again. */
export const mayComeBack = (tx: Tx, openId: string) =>
  tx.delete(occurrences).where(and(eq(occurrences.schedule, keptOut), eq(occurrences.key, openId)))
