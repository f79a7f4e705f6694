import { and, desc, eq } from 'drizzle-orm'
import type { DocumentKind } from '../../../bot-cards/nda/actions.ts'
import { documents } from '../../../drizzle/schema/nda.ts'
import type { EventCtx, Staff } from '../../bot/context.ts'
import { builtIn } from './texts.ts'

/** A text of the company in its newest version. `requiredFrom`: from that day older signatures do not hold. */
export type CompanyDocument = { version: number; zh: string; en: string; requiredFrom?: string }

/** The newest published version; version 1 is built in. */
export async function currentDocument(
  ctx: Pick<EventCtx, 'tx'>,
  kind: DocumentKind,
): Promise<CompanyDocument> {
  const [row] = await ctx.tx
    .select({
      version: documents.version,
      zh: documents.zh,
      en: documents.en,
      requiredFrom: documents.requiredFrom,
    })
    .from(documents)
    .where(eq(documents.kind, kind))
    .orderBy(desc(documents.version))
    .limit(1)
  return row ?? { version: 1, ...builtIn[kind] }
}

/** Publishes the version after `after`; false when somebody published it first. */
export async function publish(
  ctx: EventCtx & { actor: Staff },
  kind: DocumentKind,
  after: number,
  text: { zh: string; en: string; requiredFrom: string },
): Promise<boolean> {
  const [newer] = await ctx.tx
    .select({ version: documents.version })
    .from(documents)
    .where(and(eq(documents.kind, kind), eq(documents.version, after + 1)))
  if (newer) return false
  const rows = await ctx.tx
    .insert(documents)
    .values({
      id: ctx.deps.ids.mint('document', ctx.at),
      kind,
      version: after + 1,
      ...text,
      createdBy: ctx.actor.id,
      createdAt: ctx.at,
    })
    .onConflictDoNothing()
    .returning({ id: documents.id })
  return rows.length > 0
}
