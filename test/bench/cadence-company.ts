import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Company } from '../../src/db/open.ts'
import { rowsOf } from '../../src/db/rows.ts'

/** A reminder's morning card goes to so many people, each with five lines, however large the company is. */
export const told = 200
/** Clients of one colleague; a small company has the same number of colleagues to tell. */
const clientsEach = 50

export type CadenceCompany = {
  clients: number
  /** Rows filled in, by what they are. */
  rows: Record<string, number>
  /** Steps of open duties, one of a client each: five for each of `told` colleagues. */
  steps: string[]
}

const counted = z.object({ n: z.coerce.number() })
const found = z.object({ id: z.string() })
const index = z.object({ name: z.string(), definition: z.string() })

/** `prefix_<26 digits>` of a number, as SQL. */
const id = (prefix: string, n: string) => `'${prefix}_' || lpad((${n})::text, 26, '0')`
const sealedBytes = `decode(repeat('a5', 90), 'hex')`
const at = (moment: string) => `timestamptz '${moment}+08'`

/**
 * A company of general clients in November 2026, written by the database itself. Each client has the meeting of last
 * quarter (kept) and of this one (owed until December's end) with all their steps, a visit, a place in the last review and
 * a moment to be looked at next; around them lie plans, contacts, requests, grants, messages and what else a tick asks for.
 */
export async function seedCadence(database: Company, clients: number): Promise<CadenceCompany> {
  const { db } = database
  const run = (statement: string) => db.execute(sql.raw(statement))
  const staff = Math.max(told, Math.floor(clients / clientsEach))
  const owner = `n % ${staff}`
  const everyClient = `generate_series(0, ${clients - 1}) n`
  const share = (of: number) => `generate_series(0, ${Math.ceil(clients * of) - 1}) n`
  // Everything written here refers to what was written before: no need to have each reference looked up.
  await run('set session_replication_role = replica')
  await run("set maintenance_work_mem = '512MB'")
  const indexes = rowsOf(
    await db.execute(sql`
      select i.indexname as name, i.indexdef as definition from pg_indexes i
      where i.schemaname = 'public' and i.tablename in ('reminders', 'duties', 'visits', 'clients', 'review_items')
        and not exists (select 1 from pg_constraint c where c.conname = i.indexname)`),
  ).map((raw) => index.parse(raw))
  for (const { name } of indexes) await run(`drop index ${name}`)

  await run(`insert into people (id, open_id, name, roles, leader_open_id, nda_version, created_at)
    select ${id('per', 'n')}, 'ou_' || lpad(n::text, 32, '0'), '同事' || n,
      case n when 1 then '{head_of_sales}'::text[] when 2 then '{admin}' when 3 then '{legal}' else '{sales}' end,
      'ou_' || lpad((n / 10 * 10 + 1)::text, 32, '0'), 1, ${at('2026-01-05 09:00')}
    from generate_series(0, ${staff - 1}) n`)
  await run(`insert into clients (id, name, type, city, owner_id, tier, tier_since, created_at)
    select ${id('cli', 'n')}, '客户' || n || '置业有限公司', 'developer', '杭州', ${id('per', owner)}, 'general',
      date '2026-01-05', ${at('2026-01-05 09:00')} from ${everyClient}`)
  await run(`insert into visits (id, client_id, person_id, kind, at, precision, body, saved_at)
    select ${id('vis', 'n')}, ${id('cli', 'n')}, ${id('per', owner)}, 'face_to_face', d, 'exact', ${sealedBytes}, d
    from ${everyClient}, lateral (select ${at('2026-07-06 10:00')} + n % 80 * interval '1 day' as d) day`)
  await run(`insert into duties (id, client_id, kind, tier, from_day, until_day, rolling, due_day, needed, visit_ids, done_day,
      status, policy_version, created_at, changed_at)
    select ${id('dty', `n * 2 + (q = 4)::int`)}, ${id('cli', 'n')}, 'face_to_face', 'general',
      case q when 3 then date '2026-07-01' else '2026-10-01' end, case q when 3 then date '2026-10-01' else '2027-01-01' end,
      false, case q when 3 then date '2026-09-30' else '2026-12-31' end, 1,
      case q when 3 then array[${id('vis', 'n')}] else '{}' end, case q when 3 then date '2026-07-06' + n % 80 end,
      case q when 3 then 'done' else 'open' end, 0, made, made
    from ${everyClient}, (values (3, ${at('2026-07-01 09:00')}), (4, ${at('2026-10-01 09:00')})) quarter(q, made)`)
  await run(`insert into reminders (id, duty_id, step, audience, on_day, send_at, state, sent_to, sent_on, sent_at, changed_at)
    select ${id('rem', '(n * 2 + (q = 4)::int) * 5 + s')}, ${id('dty', 'n * 2 + (q = 4)::int')},
      (array['before_7', 'before_3', 'before_0', 'manager', 'lead'])[s + 1],
      (array['owner', 'owner', 'owner', 'manager', 'lead'])[s + 1],
      on_day, (on_day + time '09:00') at time zone 'Asia/Shanghai',
      case when q = 4 then 'pending' when was_sent then 'acted' else 'superseded' end,
      case when was_sent then ${id('per', owner)} end, case when was_sent then on_day end,
      case when was_sent then (on_day + time '09:00') at time zone 'Asia/Shanghai' end, ${at('2026-10-01 09:00')}
    from ${everyClient}, generate_series(3, 4) q, generate_series(0, 4) s,
      lateral (select (case q when 3 then array['2026-09-23', '2026-09-25', '2026-09-30', '2026-10-08', '2026-10-12']
        else array['2026-12-24', '2026-12-28', '2026-12-31', '2027-01-04', '2027-01-06'] end)[s + 1]::date as on_day,
        q = 3 and s <= n % 3 as was_sent) what`)
  await run(`insert into client_looks (client_id, look_at)
    select ${id('cli', 'n')}, ${at('2026-12-01 00:00')} from ${everyClient}`)
  await run(`insert into tier_changes (id, client_id, to_tier, effective_from, status, policy_version, answer, decided_at, applied_at)
    select ${id('tch', 'n')}, ${id('cli', 'n')}, 'general', date '2026-01-05', 'applied', 0, '{}', ${at('2026-01-05 09:00')},
      ${at('2026-01-05 09:00')} from ${everyClient}`)
  await run(`insert into review_rounds (id, half, opens_on, propose_by, approve_by, policy_version, status, opened_at, closed_at)
    values (${id('rvr', '1')}, '2026H2', '2026-07-01', '2026-07-14', '2026-07-28', 0, 'closed', ${at('2026-07-01 09:00')},
      ${at('2026-07-28 09:00')})`)
  await run(`insert into review_items (id, round_id, client_id, proposer_id, snapshot, tier, status, approval_id)
    select ${id('rvi', 'n')}, ${id('rvr', '1')}, ${id('cli', 'n')}, ${id('per', owner)}, '{}', 'general', 'approved',
      ${id('apr', 'n / 10')} from ${everyClient}`)
  for (const { definition } of indexes) await run(definition)

  await run(`insert into plan_items (id, client_id, owner_id, kind, status, start_at, minutes, body, visit_id, brief_at,
      brief_sent_at, draft_id, noticed_version, event_id, event_version, created_by, created_at)
    select ${id('pli', 'n')}, ${id('cli', 'n')}, ${id('per', owner)}, 'face_to_face',
      case when d > 0 then 'published' when n % 40 = 0 then 'cancelled' else 'done' end, moment, 60, ${sealedBytes},
      case when d <= 0 then ${id('vis', 'n')} end, moment - interval '30 minutes',
      case when d <= 0 then moment - interval '30 minutes' end, case when d <= 0 and n % 2 = 0 then ${id('drf', 'n')} end, 1,
      'ev_' || n, 1, ${id('per', owner)}, ${at('2026-11-01 09:00')}
    from ${share(0.3)}, lateral (select n % 29 - 14 as d, ${at('2026-11-24 15:00')} + (n % 29 - 14) * interval '1 day' as moment) day`)
  await run(`insert into drafts (id, person_id, status, body, created_at, closed_at)
    select ${id('drf', 'n')}, ${id('per', owner)}, 'saved', ${sealedBytes}, ${at('2026-11-12 18:00')}, ${at('2026-11-12 18:05')}
    from ${share(0.3)} where n % 2 = 0`)
  await run(`insert into contacts (id, client_id, name, role, phone, name_index, status, purge_at, created_by, created_at)
    select ${id('con', 'n')}, ${id('cli', 'n')}, ${sealedBytes}, 'contact_person', ${sealedBytes}, md5(n::text),
      case when n % 20 = 0 then 'pending' else 'consented' end,
      case when n % 20 = 0 then ${at('2026-12-10 09:00')} + n % 30 * interval '1 day' end, ${id('per', owner)},
      ${at('2026-11-01 09:00')} from ${share(0.5)}`)
  await run(`insert into approvals (id, kind, entity, entity_id, client_id, proposer_id, payload, reason, status, policy_version, created_at)
    select ${id('apr', 'n')}, 'tier', 'clients', ${id('cli', 'n')}, ${id('cli', 'n')}, ${id('per', owner)}, '{}', ${sealedBytes},
      case when n % 50 = 0 then 'open' else 'approved' end, 0, ${at('2026-11-23 09:00')} from ${share(0.1)}`)
  await run(`insert into approval_steps (id, approval_id, step, role, status, asked_at, next_at)
    select ${id('aps', 'n')}, ${id('apr', 'n')}, 1, 'head_of_sales', case when n % 50 = 0 then 'open' else 'approved' end,
      ${at('2026-11-23 09:00')}, ${at('2026-12-21 09:00')} from ${share(0.1)}`)
  await run(`insert into approval_asks (id, step_id, approval_id, person_id, asked_at, ended_at)
    select ${id('apa', 'n')}, ${id('aps', 'n')}, ${id('apr', 'n')}, ${id('per', '1')}, ${at('2026-11-23 09:00')},
      case when n % 50 > 0 then ${at('2026-11-23 15:00')} end from ${share(0.1)}`)
  await run(`insert into grants (id, client_id, person_id, from_at, until, end_told)
    select ${id('grt', 'n')}, ${id('cli', 'n')}, ${id('per', `(n + 7) % ${staff}`)}, ${at('2026-10-01 09:00')},
      case when n % 5 = 0 then ${at('2026-12-20 09:00')} else ${at('2026-10-04 09:00')} end, n % 5 > 0 from ${share(0.1)}`)
  await run(`insert into disclosures (id, client_id, requested_by, recipient, purpose, items, until_day, status, created_at)
    select ${id('dis', 'n')}, ${id('cli', 'n')}, ${id('per', owner)}, ${sealedBytes}, ${sealedBytes}, '{name}',
      date '2026-12-20', case when n % 4 = 0 then 'approved' else 'ended' end, ${at('2026-09-01 09:00')} from ${share(0.02)}`)
  await run(`insert into team_seats (id, seat, client_id, person_id, from_day, created_by, created_at)
    select ${id('sea', 'n')}, 'designer', ${id('cli', 'n')}, ${id('per', owner)}, date '2026-01-05', 'system',
      ${at('2026-01-05 09:00')} from ${share(0.05)}`)
  await run(`insert into absences (id, person_id, from_day, until_day, created_by, created_at)
    select ${id('abs', 'n')}, ${id('per', 'n')}, date '2026-08-03', date '2026-08-08', ${id('per', 'n')}, ${at('2026-07-01 09:00')}
    from generate_series(0, ${staff - 1}) n`)
  await run(`insert into outbox (id, lane, destination, what, slot, state, attempts, claimed_at, message_id, cause, created_at, sent_at)
    select ${id('out', 'n')}, 'u:ou_' || lpad((${owner})::text, 32, '0'),
      jsonb_build_object('to', 'person', 'openId', 'ou_' || lpad((${owner})::text, 32, '0')), 'card',
      'morning:' || ${id('per', owner)} || ':2026-11-' || lpad((n % 10 + 10)::text, 2, '0'), 'sent', 1, d, 'om_' || n, 'bench', d, d
    from ${share(0.3)}, lateral (select ${at('2026-11-11 09:00')} + n % 13 * interval '1 day' as d) day`)
  await run(`insert into tasks (id, kind, payload, state, due_at, created_at, done_at)
    select ${id('tsk', 'n')}, 'briefs.calendar', '{}', 'done', d, d, d
    from ${share(0.1)}, lateral (select ${at('2026-11-11 09:00')} + n % 13 * interval '1 day' as d) day`)
  await run(`insert into inbox (key, type, status, received_at)
    select 'key_' || n, 'message', 'done', ${at('2026-11-11 09:00')} + n % 13 * interval '1 day' from ${share(0.3)}`)
  // What November's schedules did already.
  await run(`insert into occurrences (schedule, key, at) select s, k, ${at('2026-11-23 09:00')} from (values
    ('plans.period', '2026-11'), ('plans.period', '2026-12'), ('plans.period', '2027-01')) done(s, k)`)
  await run(`insert into occurrences (schedule, key, at)
    select 'briefs.evening', ${id('per', owner)} || ' 2026-11-' || lpad((n % 10 + 10)::text, 2, '0'), ${at('2026-11-23 18:00')}
    from ${share(0.3)} on conflict do nothing`)
  await run('vacuum analyze')
  const rows: Record<string, number> = {}
  for (const table of ['duties', 'reminders', 'visits', 'plan_items', 'contacts', 'review_items'])
    rows[table] = counted.parse(rowsOf(await db.execute(sql.raw(`select count(*) as n from ${table}`)))[0]).n
  const steps = rowsOf(
    await db.execute(
      sql.raw(`select ${id('rem', '(n * 2 + 1) * 5')} as id from ${everyClient}
        where n < ${staff} * 5 and n % ${staff} % ${staff / told} = 0`),
    ),
  ).map((raw) => found.parse(raw).id)
  return { clients, rows, steps }
}
