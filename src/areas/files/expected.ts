import { and, desc, eq, gt, isNull } from 'drizzle-orm'
import { expectedFiles } from '../../../drizzle/schema/files.ts'
import type { Ctx, EventCtx, Staff } from '../../bot/context.ts'
import { attach, type Owner, type Sent } from './repo.ts'

/** A file asked for is waited for this long; after that a photo is a photo of a visit again. */
const waitMs = 24 * 3_600_000

/**
 * The next photo, document or name card that the actor sends in private within 24 hours belongs to this record. One is
 * waited for at a time: asking for another takes the place of the one before.
 */
export async function expectFile(ctx: EventCtx & { actor: Staff }, owner: Owner): Promise<void> {
  const mine = and(eq(expectedFiles.personId, ctx.actor.id), isNull(expectedFiles.doneAt))
  await ctx.tx.update(expectedFiles).set({ doneAt: ctx.at }).where(mine)
  await ctx.tx.insert(expectedFiles).values({
    id: ctx.deps.ids.mint('expected_file', ctx.at),
    personId: ctx.actor.id,
    entity: owner.entity,
    entityId: owner.entityId,
    until: new Date(ctx.at.getTime() + waitMs),
    createdAt: ctx.at,
  })
}

/** What the actor was asked to send, and when, if a file is still waited for. */
export async function expectedFile(
  ctx: EventCtx & { actor: Staff },
): Promise<(Owner & { id: string; since: Date }) | undefined> {
  const [row] = await ctx.tx
    .select({
      id: expectedFiles.id,
      entity: expectedFiles.entity,
      entityId: expectedFiles.entityId,
      since: expectedFiles.createdAt,
    })
    .from(expectedFiles)
    .where(
      and(
        eq(expectedFiles.personId, ctx.actor.id),
        isNull(expectedFiles.doneAt),
        gt(expectedFiles.until, ctx.at),
      ),
    )
    .orderBy(desc(expectedFiles.createdAt))
    .limit(1)
  return row
}

/** Files what one message brought with the record that waited for it; false when it no longer waits. */
export async function takeExpected(
  ctx: Ctx,
  expected: Owner & { id: string },
  messageId: string,
  sent: readonly Sent[],
): Promise<boolean> {
  const taken = await ctx.tx
    .update(expectedFiles)
    .set({ doneAt: ctx.at })
    .where(and(eq(expectedFiles.id, expected.id), isNull(expectedFiles.doneAt)))
    .returning({ id: expectedFiles.id })
  if (taken.length === 0) return false
  for (const part of sent) await attach(ctx, expected, messageId, part)
  return true
}

/** Nothing more is waited for: the record is closed or gone. */
export async function expectNoMore(ctx: EventCtx, owner: Owner): Promise<void> {
  await ctx.tx
    .update(expectedFiles)
    .set({ doneAt: ctx.at })
    .where(
      and(
        eq(expectedFiles.entity, owner.entity),
        eq(expectedFiles.entityId, owner.entityId),
        isNull(expectedFiles.doneAt),
      ),
    )
}
