import { and, desc, eq, gt, inArray, max, ne, or } from 'drizzle-orm'
import type { Purpose } from '../../../bot-cards/access/purposes.ts'
import { people } from '../../../drizzle/schema/people.ts'
import { drafts } from '../../../drizzle/schema/visits.ts'
import { type EventCtx, reveal, type Staff } from '../../bot/context.ts'
import { anyOf } from '../../db/any-of.ts'
import { insertMany } from '../../db/insert-many.ts'
import { merged } from '../../db/merged.ts'
import type { Tx } from '../../db/types.ts'
import type { DraftId, PersonId } from '../../kernel/ids.ts'
import { placeOf } from '../../vault/place.ts'
import { policyAt } from '../policy/index.ts'
import { repeatSince, undoUntil } from './rules.ts'
import { type DraftBody, draftBody } from './stored.ts'

export type DraftStatus = 'open' | 'repeat' | 'saved' | 'undone' | 'discarded'

export type Draft = {
  id: DraftId
  personId: PersonId
  person: string
  status: DraftStatus
  version: number
  body: DraftBody
  createdAt: Date
  closedAt?: Date
}

const statuses: readonly DraftStatus[] = ['open', 'repeat', 'saved', 'undone', 'discarded']

const seal = (ctx: EventCtx, id: DraftId, body: DraftBody) =>
  ctx.deps.vault.seal(placeOf(drafts.body, id), JSON.stringify(body))

/** Writes a new draft; one statement, safe to run beside others of the transaction. */
export async function insertDraft(
  ctx: EventCtx & { actor: Staff },
  draft: {
    id: DraftId
    status: 'open' | 'repeat'
    body: DraftBody
    fingerprint?: string
    messageId?: string
  },
): Promise<void> {
  await insertDrafts(ctx.tx, {
    id: draft.id,
    personId: ctx.actor.id,
    status: draft.status,
    body: seal(ctx, draft.id, draft.body),
    createdAt: ctx.at,
    fingerprint: draft.fingerprint ?? null,
    messageId: draft.messageId ?? null,
  })
}

const insertDrafts = merged(async (tx, rows: readonly (typeof drafts.$inferInsert)[]) => {
  await insertMany(tx, drafts, rows)
  return rows.map(() => undefined)
})

/** Loads and locks a draft for the presser, logging the read. */
export async function loadDraft(ctx: EventCtx, id: string, purpose: Purpose): Promise<Draft | undefined> {
  const [row] = await ctx.tx
    .select({
      id: drafts.id,
      personId: drafts.personId,
      person: people.name,
      status: drafts.status,
      version: drafts.version,
      body: drafts.body,
      createdAt: drafts.createdAt,
      closedAt: drafts.closedAt,
    })
    .from(drafts)
    .innerJoin(people, eq(people.id, drafts.personId))
    .where(eq(drafts.id, id))
    .for('update', { of: drafts })
  if (!row) return undefined
  const [text = ''] = await reveal(ctx, purpose, [{ place: placeOf(drafts.body, id), sealed: row.body }])
  const { closedAt, ...rest } = row
  return {
    ...rest,
    id: row.id as DraftId,
    personId: row.personId as PersonId,
    status: statuses.find((status) => status === row.status) ?? 'discarded',
    body: draftBody.parse(JSON.parse(text)),
    ...(closedAt ? { closedAt } : {}),
  }
}

/**
 * Writes a changed draft where its version still is the one loaded; answers it as it now stands. The row was locked
 * by `loadDraft`, so losing here is a bug, not a race.
 */
export async function saveDraft(
  ctx: EventCtx,
  draft: Draft,
  change: { status?: DraftStatus; body?: DraftBody; closedAt?: Date; fingerprint?: null },
): Promise<Draft> {
  const body = change.body ?? draft.body
  const rows = await ctx.tx
    .update(drafts)
    .set({
      version: draft.version + 1,
      ...(change.status ? { status: change.status } : {}),
      ...(change.body ? { body: seal(ctx, draft.id, change.body) } : {}),
      ...(change.closedAt ? { closedAt: change.closedAt } : {}),
      ...(change.fingerprint === null ? { fingerprint: null } : {}),
    })
    .where(and(eq(drafts.id, draft.id), eq(drafts.version, draft.version)))
    .returning({ version: drafts.version })
  const [row] = rows
  if (!row) throw new Error(`draft ${draft.id} moved on under its own lock`)
  const { closedAt = draft.closedAt } = change
  return {
    ...draft,
    body,
    version: row.version,
    status: change.status ?? draft.status,
    ...(closedAt ? { closedAt } : {}),
  }
}

const latestSent = merged(async (tx, asked: readonly { fingerprint: string; since: Date }[]) => {
  const since = new Date(Math.min(...asked.map((one) => one.since.getTime())))
  const rows = await tx
    .select({ fingerprint: drafts.fingerprint, at: max(drafts.createdAt) })
    .from(drafts)
    .where(
      and(
        anyOf(
          drafts.fingerprint,
          asked.map((one) => one.fingerprint),
        ),
        gt(drafts.createdAt, since),
        ne(drafts.status, 'discarded'),
      ),
    )
    .groupBy(drafts.fingerprint)
  return asked.map((one) => rows.find((row) => row.fingerprint === one.fingerprint)?.at ?? undefined)
})

/** When this person sent these words lately (policy `visits.repeat_minutes`), if so. */
export async function sentBefore(tx: Tx, fingerprint: string, at: Date): Promise<Date | undefined> {
  const { policy } = await policyAt(tx, at)
  const since = repeatSince(at, policy)
  const last = await latestSent(tx, { fingerprint, since })
  return last && last > since ? last : undefined
}

/** The draft a photo or voice message belongs to: the latest open one of today, else one saved within the undo time. */
export async function draftInHand(
  tx: Tx,
  personId: PersonId,
  at: Date,
): Promise<{ id: DraftId; since: Date } | undefined> {
  const dayAgo = new Date(at.getTime() - 86_400_000)
  const { policy } = await policyAt(tx, at)
  const undoable = new Date(2 * at.getTime() - undoUntil(at, policy).getTime())
  const [row] = await tx
    .select({ id: drafts.id, since: drafts.createdAt })
    .from(drafts)
    .where(
      and(
        eq(drafts.personId, personId),
        gt(drafts.createdAt, dayAgo),
        or(
          inArray(drafts.status, ['open', 'repeat']),
          and(eq(drafts.status, 'saved'), gt(drafts.closedAt, undoable)),
        ),
      ),
    )
    .orderBy(desc(drafts.createdAt))
    .limit(1)
  return row && { ...row, id: row.id as DraftId }
}

/** The open draft made from a message that was recalled. */
export async function openDraftOfMessage(tx: Tx, messageId: string): Promise<string | undefined> {
  const [row] = await tx
    .select({ id: drafts.id })
    .from(drafts)
    .where(and(eq(drafts.messageId, messageId), inArray(drafts.status, ['open', 'repeat'])))
  return row?.id
}
