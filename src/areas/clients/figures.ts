import { and, desc, eq, isNull, sql } from 'drizzle-orm'
import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { type FigureKind, figureKinds } from '../../../bot-cards/clients/figure-actions.ts'
import { clientFigures, clients } from '../../../drizzle/schema/clients.ts'
import { people } from '../../../drizzle/schema/people.ts'
import { audit, type EventCtx, type Staff } from '../../bot/context.ts'
import { rowsOf } from '../../db/rows.ts'
import type { Tx } from '../../db/types.ts'
import { dayOf } from '../../kernel/days.ts'
import type { ClientId, Id } from '../../kernel/ids.ts'

/** One amount of a client, in yuan including tax. */
export type Figure = {
  id: string
  clientId: ClientId
  kind: FigureKind
  yuan: number
  /** Day of signing, of the call-off, or on which it was forecast. */
  onDay: string
  /** Contract number or name of the project. */
  label: string
  recordedBy: string
  recordedAt: Date
  cancelledOn?: string
}

const select = (tx: Tx) =>
  tx
    .select({
      id: clientFigures.id,
      clientId: clientFigures.clientId,
      kind: clientFigures.kind,
      yuan: clientFigures.yuan,
      onDay: clientFigures.onDay,
      label: clientFigures.label,
      recordedBy: people.name,
      recordedAt: clientFigures.recordedAt,
      cancelledOn: clientFigures.cancelledOn,
    })
    .from(clientFigures)
    .innerJoin(people, eq(people.id, clientFigures.recordedBy))

const toFigure = ({ cancelledOn, ...row }: Awaited<ReturnType<typeof select>>[number]): Figure => ({
  ...row,
  clientId: row.clientId as ClientId,
  kind: figureKinds.find((kind) => kind === row.kind) ?? 'contract',
  ...(cancelledOn ? { cancelledOn } : {}),
})

/** Every figure of a client, the latest day first; cancelled ones carry the day they were cancelled. */
export async function figuresOf(ctx: Pick<EventCtx, 'tx'>, clientId: string): Promise<Figure[]> {
  const rows = await select(ctx.tx)
    .where(eq(clientFigures.clientId, clientId))
    .orderBy(desc(clientFigures.onDay), desc(clientFigures.recordedAt), desc(clientFigures.id))
  return rows.map(toFigure)
}

/** One figure, locked. */
export async function loadFigure(ctx: Pick<EventCtx, 'tx'>, id: string): Promise<Figure | undefined> {
  const [row] = await select(ctx.tx).where(eq(clientFigures.id, id)).for('update', { of: clientFigures })
  return row && toFigure(row)
}

/** Keeps an amount; the actor recorded it. Checked before by `figureAllowed`. */
export async function addFigure(
  ctx: EventCtx & { actor: Staff },
  figure: Pick<Figure, 'clientId' | 'kind' | 'yuan' | 'onDay' | 'label'>,
): Promise<Id<'figure'>> {
  const id = ctx.deps.ids.mint('figure', ctx.at)
  await ctx.tx.insert(clientFigures).values({ ...figure, id, recordedBy: ctx.actor.id, recordedAt: ctx.at })
  const { clientId, kind, yuan, onDay } = figure
  await audit(ctx, {
    action: 'clients.figure_add',
    entity: 'client',
    entityId: clientId,
    after: { id, kind, yuan, onDay },
  })
  return id
}

/** Cancels a figure from today on; false when it was cancelled before. It stays on record. */
export async function cancelFigure(ctx: EventCtx & { actor: Staff }, figure: Figure): Promise<boolean> {
  const today = dayOf(ctx.at, ctx.deps.zone)
  const rows = await ctx.tx
    .update(clientFigures)
    .set({ cancelledOn: today, cancelledBy: ctx.actor.id })
    .where(and(eq(clientFigures.id, figure.id), isNull(clientFigures.cancelledOn)))
    .returning({ id: clientFigures.id })
  if (rows.length === 0) return false
  await audit(ctx, {
    action: 'clients.figure_cancel',
    entity: 'client',
    entityId: figure.clientId,
    before: { id: figure.id, yuan: figure.yuan },
    after: { cancelledOn: today },
  })
  return true
}

const summed = z.object({ yuan: z.coerce.number() })

/**
 * What a client signed in (day − months, day], in yuan (制度二(三) 年度合同额): contracts and call-offs of frameworks, not
 * the frameworks themselves, less what is cancelled by that day. `group`: of its whole group, itself included.
 */
export async function annualYuan(
  tx: Tx,
  clientId: string,
  day: string,
  months: number,
  { group = false }: { group?: boolean } = {},
): Promise<number> {
  const since = windowStart(day, months)
  const whose = group
    ? sql`f.client_id in (select m.id from ${clients} m, (select coalesce(group_id, id) as id from ${clients} where id = ${clientId}) top
        where m.status = 'active' and (m.id = top.id or m.group_id = top.id))`
    : sql`f.client_id = ${clientId}`
  const [row] = rowsOf(
    await tx.execute(sql`
      select coalesce(sum(f.yuan), 0) as yuan from ${clientFigures} f
      where ${whose} and f.kind in ('contract', 'call_off')
        and f.on_day > ${since}::date and f.on_day <= ${day}::date
        and (f.cancelled_on is null or f.cancelled_on > ${day}::date)`),
  )
  return summed.parse(row).yuan
}

/** The day before the rolling window begins: the same date `months` ago, or that month's last day. */
export const windowStart = (day: string, months: number): string =>
  Temporal.PlainDate.from(day).subtract({ months }).toString()
