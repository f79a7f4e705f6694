import { and, eq, gt, sql } from 'drizzle-orm'
import { z } from 'zod'
import { drafts, visits } from '../../../drizzle/schema/visits.ts'
import { anyOf } from '../../db/any-of.ts'
import { rowsOf } from '../../db/rows.ts'
import type { Tx } from '../../db/types.ts'

/** What became of a draft: it waits to be confirmed, it became a visit, or it came to nothing. */
export type DraftOutcome = { open: boolean; visitId?: string }

/** What became of each of these drafts; nothing of what they say. */
export async function draftOutcomes(tx: Tx, ids: readonly string[]): Promise<Map<string, DraftOutcome>> {
  if (ids.length === 0) return new Map()
  const rows = await tx
    .select({ id: drafts.id, status: drafts.status, visitId: visits.id })
    .from(drafts)
    .leftJoin(visits, and(eq(visits.draftId, drafts.id), eq(visits.status, 'saved')))
    .where(anyOf(drafts.id, ids))
  return new Map(
    rows.map(({ id, status, visitId }) => [
      id,
      { open: status === 'open' || status === 'repeat', ...(visitId ? { visitId } : {}) },
    ]),
  )
}

/** Visits saved since then that were taken back. */
export async function undoneSince(tx: Tx, since: Date): Promise<string[]> {
  const rows = await tx
    .select({ id: visits.id })
    .from(visits)
    // Word for word the condition of the index.
    .where(and(sql`${visits.status} = 'undone'`, gt(visits.savedAt, since)))
  return rows.map(({ id }) => id)
}

/** A meeting that was planned: `day` in the company's zone; `people`: ids of those of us who go. */
export type PlannedMeeting = { id: string; clientId: string; kind: string; day: string; people: string[] }

const found = z.object({ id: z.string(), visit: z.string() })

/**
 * Which visit each planned meeting became: saved, of the same client, kind and day, by or with one of those who were to
 * go; the earliest, where there are several. One statement.
 */
export async function visitsOfMeetings(
  tx: Tx,
  meetings: readonly PlannedMeeting[],
  zone: string,
): Promise<Map<string, string>> {
  if (meetings.length === 0) return new Map()
  const rows = rowsOf(
    await tx.execute(sql`
      select m.id, v.id as visit
      from json_to_recordset(${JSON.stringify(meetings)}::json)
        as m(id text, "clientId" text, kind text, day date, people json)
      cross join lateral (
        select ${visits}.id from ${visits}
        where client_id = m."clientId" and status = 'saved' and kind = m.kind
          and at >= (m.day::timestamp at time zone ${zone})
          and at < ((m.day + 1)::timestamp at time zone ${zone})
          and array[person_id] || ours && array(select json_array_elements_text(m.people))
        order by at limit 1
      ) v`),
  )
  return new Map(
    rows.map((raw) => {
      const { id, visit } = found.parse(raw)
      return [id, visit]
    }),
  )
}
