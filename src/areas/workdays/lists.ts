import { and, asc, eq, gte, lte, sql } from 'drizzle-orm'
import type { DaysView, OwnDays, SetBy, YearSource } from '../../../bot-cards/workdays/views.ts'
import { people } from '../../../drizzle/schema/people.ts'
import { calendarDays, calendarYears } from '../../../drizzle/schema/workdays.ts'
import { insertMany } from '../../db/insert-many.ts'
import type { Tx } from '../../db/types.ts'
import { shippedList, statutoryDays } from '../../kernel/china.ts'
import type { ListedDay } from './read-list.ts'
import { grouped, spansOfDays } from './rules.ts'

const kindOf = (kind: string): ListedDay['kind'] => (kind === 'work' ? 'work' : 'off')
const setBy = (who: string | null, at: Date): SetBy => ({ ...(who === null ? {} : { who }), at })

/** The official list of a year as it stands, where it comes from, and its version: 0 while nobody imported one. */
export type YearList = { source: YearSource; days: DaysView[]; version: number }

export async function listOf(tx: Tx, year: number): Promise<YearList> {
  const [row] = await tx
    .select({ at: calendarYears.importedAt, who: people.name })
    .from(calendarYears)
    .leftJoin(people, eq(people.id, calendarYears.importedBy))
    .where(eq(calendarYears.year, year))
  if (!row) {
    const shipped = year === shippedList.year
    const days = shipped ? [...shippedList.days] : statutoryDays(year)
    return { source: { is: shipped ? 'shipped' : 'none' }, days, version: 0 }
  }
  const days = await tx
    .select({ day: calendarDays.day, kind: calendarDays.kind, name: calendarDays.name })
    .from(calendarDays)
    .where(and(eq(calendarDays.own, false), eq(calendarDays.listYear, year)))
  return {
    source: { is: 'imported', ...setBy(row.who, row.at) },
    days: spansOfDays(days.map((one) => ({ ...one, kind: kindOf(one.kind) }))),
    version: row.at.getTime(),
  }
}

/**
 * Puts a list in the place of what is known of its year. False, and nothing is written, where somebody was faster:
 * `version` is that of the list it was held against. `by`: null on the command line.
 */
export async function replaceList(
  tx: Tx,
  {
    year,
    days,
    version,
    by,
    at,
  }: { year: number; days: readonly ListedDay[]; version: number; by: string | null; at: Date },
): Promise<boolean> {
  const won = await tx
    .insert(calendarYears)
    .values({ year, importedBy: by, importedAt: at })
    .onConflictDoUpdate({
      target: calendarYears.year,
      set: { importedBy: by, importedAt: at },
      setWhere: eq(calendarYears.importedAt, new Date(version)),
    })
    .returning({ year: calendarYears.year })
  if (won.length === 0) return false
  await tx.delete(calendarDays).where(and(eq(calendarDays.own, false), eq(calendarDays.listYear, year)))
  await insertMany(
    tx,
    calendarDays,
    days.map(({ day, kind, name }) => ({
      day,
      own: false,
      kind,
      name,
      listYear: year,
      setBy: by,
      setAt: at,
    })),
    // The first of January's span may name days of the December before, which that year's list named, too.
    sql`on conflict (day, own) do update set kind = excluded.kind, name = excluded.name,
      list_year = excluded.list_year, set_by = excluded.set_by, set_at = excluded.set_at`,
  )
  return true
}

type OwnRow = ListedDay & { who: string | null; at: Date }

const ownRows = async (tx: Tx, from: string, last: string): Promise<OwnRow[]> =>
  (
    await tx
      .select({
        day: calendarDays.day,
        kind: calendarDays.kind,
        name: calendarDays.name,
        at: calendarDays.setAt,
        who: people.name,
      })
      .from(calendarDays)
      .leftJoin(people, eq(people.id, calendarDays.setBy))
      .where(and(eq(calendarDays.own, true), gte(calendarDays.day, from), lte(calendarDays.day, last)))
      .orderBy(asc(calendarDays.day))
  ).map((row) => ({ ...row, kind: kindOf(row.kind) }))

/** The company's own days from one day to another, both included, in the spans they were set in. */
export const ownDaysOf = async (tx: Tx, from: string, last: string): Promise<OwnDays[]> =>
  grouped(await ownRows(tx, from, last), (a, b) => a.at.getTime() === b.at.getTime()).map((span) => ({
    kind: span.first.kind,
    name: span.first.name,
    from: span.from,
    last: span.last,
    ...setBy(span.first.who, span.first.at),
  }))

/** Sets days of the company's own. False, and nothing is written, where one of them is set already. */
export async function setOwnDays(
  tx: Tx,
  days: readonly ListedDay[],
  by: { id: string; at: Date },
): Promise<boolean> {
  const won = await insertMany(
    tx,
    calendarDays,
    days.map(({ day, kind, name }) => ({ day, own: true, kind, name, setBy: by.id, setAt: by.at })),
    sql`on conflict (day, own) do nothing returning day`,
  )
  if (won.length === days.length) return true
  await tx
    .delete(calendarDays)
    .where(and(eq(calendarDays.own, true), eq(calendarDays.setBy, by.id), eq(calendarDays.setAt, by.at)))
  return false
}

/** Takes back days of the company's own; the list of the year holds for them again. */
export const dropOwnDays = (tx: Tx, from: string, last: string): Promise<unknown> =>
  tx
    .delete(calendarDays)
    .where(and(eq(calendarDays.own, true), gte(calendarDays.day, from), lte(calendarDays.day, last)))
