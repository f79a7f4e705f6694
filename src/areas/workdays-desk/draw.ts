import { workListDraftCard, workListFormCard } from '../../../bot-cards/workdays/list.ts'
import { workYearCard } from '../../../bot-cards/workdays/year.ts'
import type { EventCtx } from '../../bot/context.ts'
import {
  calendarAt,
  listOf,
  ownDaysOf,
  type ReadList,
  spansOfDays,
  statutoryMissing,
  workdaysOf,
} from '../workdays/index.ts'

export const keepers = { roles: ['admin'] as const, open: true as const }

export async function drawYear(ctx: EventCtx, year: number): Promise<object> {
  const [list, own, calendar] = await Promise.all([
    listOf(ctx.tx, year),
    ownDaysOf(ctx.tx, `${year}-01-01`, `${year}-12-31`),
    calendarAt(ctx.tx),
  ])
  return workYearCard.render({
    now: ctx.at,
    zone: ctx.deps.zone,
    year,
    source: list.source,
    days: list.days,
    own,
    workdays: workdaysOf(calendar, year),
  })
}

/** What was read of a list: its slips with the form to mend them, or what it says, to be confirmed. */
export async function drawRead(
  ctx: EventCtx,
  { year, days, faults }: ReadList,
  sent: { year?: string | undefined; text?: string | undefined } = {},
): Promise<object> {
  if (faults.length > 0)
    return workListFormCard.render({
      faults,
      ...(sent.year ? { year: sent.year } : {}),
      ...(sent.text ? { text: sent.text } : {}),
    })
  const list = await listOf(ctx.tx, year)
  return workListDraftCard.render({
    year,
    days: spansOfDays(days),
    missing: statutoryMissing(year, days),
    replaces: list.source.is,
    version: list.version,
  })
}
