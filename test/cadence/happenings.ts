import { type Contact, type Day, day, type Facts, type Rest, type Tier, works } from './clauses.ts'
import type { Staff } from './expected.ts'
import type { Random } from './random.ts'

export const firstDay = day('2026-01-01')
export const lastDay = day('2026-12-31')
export const newTiers = day('2026-07-01')

export type Visit = Contact & { id: string; client: string; at: Date }
/** Something that becomes known on a day. */
export type Happening =
  | { what: 'joins'; client: string; tier: Tier }
  | { what: 'visit'; visit: Visit }
  | { what: 'edit'; before: Visit; visit: Visit }
  | { what: 'undo'; visit: Visit }
  | { what: 'rest'; client: string; rest: Rest }
/** A tier that was decided long before and holds from July on. */
export type Decided = { client: string; from: Tier; to: Tier | undefined }

/** `facts` is another object whenever anything else is known. */
export type Client = { id: string; owner: string; visits: Map<string, Contact>; facts: Facts }

const nothing: Facts = { tiers: [], contacts: [], rests: [] }

const hows = [
  'face_to_face',
  'face_to_face',
  'phone',
  'phone',
  'email',
  'video',
  'wechat',
  'project_sync',
] as const

export function staffOf(random: Random): Map<string, Staff> {
  const managers = ['per_m0', 'per_m1', 'per_m2']
  const sales = Array.from({ length: 20 }, (_, n) => `per_s${n}`)
  const leavesOf = (count: number, deputies: readonly string[], own: string): Staff['leaves'] => {
    const leaves: Staff['leaves'] = []
    for (
      let from = firstDay + random.between(5, 90);
      leaves.length < count;
      from += random.between(30, 110)
    ) {
      const until = from + random.between(2, 9)
      const deputy = deputies[random.between(0, deputies.length - 1)]
      const named = deputy !== undefined && deputy !== own && !random.chance(15)
      leaves.push({ from, until, ...(named ? { deputy } : {}) })
    }
    return leaves
  }
  return new Map<string, Staff>([
    ['per_lead', { id: 'per_lead', leaves: [] }],
    ...managers.map((id): [string, Staff] => [id, { id, manager: 'per_lead', leaves: leavesOf(2, [], id) }]),
    ...sales.map((id, n): [string, Staff] => [
      id,
      { id, manager: managers[n % 3] ?? 'per_lead', leaves: leavesOf(4, sales, id) },
    ]),
  ])
}

/** A year of a company: what becomes known, by the day it does. Late, edited, undone, paused, joined late. */
export function happeningsOf(random: Random, count: number) {
  const byDay = new Map<Day, Happening[]>()
  const on = (n: Day, one: Happening) => byDay.set(n, [...(byDay.get(n) ?? []), one])
  const decided: Decided[] = []
  const clients: Client[] = []
  for (let n = 0; n < count; n++) {
    const id = `cli_${n}`
    const tier = random.of([
      'strategic',
      'important',
      'important',
      'important',
      'general',
      'general',
      'general',
    ])
    const joins = random.chance(75) ? firstDay : random.between(firstDay, lastDay - 20)
    clients.push({ id, owner: `per_s${random.between(0, 19)}`, visits: new Map(), facts: nothing })
    on(joins, { what: 'joins', client: id, tier })
    visitsOf(random, id, tier, joins, on)
    if (joins < newTiers && random.chance(15)) {
      const to = random.of<Tier | undefined>(['strategic', 'important', 'general', undefined])
      if (to !== tier) decided.push({ client: id, from: tier, to })
    }
    if (random.chance(12)) {
      const asked = random.between(joins, lastDay)
      const from = asked + random.between(0, 12)
      const rest = { asked, from, until: from + random.between(5, 60) }
      on(asked, { what: 'rest', client: id, rest })
    }
  }
  return { clients, byDay, decided }
}

function visitsOf(
  random: Random,
  client: string,
  tier: Tier,
  joins: Day,
  on: (n: Day, one: Happening) => void,
): void {
  // Some owners forget more than others.
  const percent = { strategic: 7, important: 12, general: 5 }[tier] * random.of([0.4, 1, 1, 1.4])
  for (let n = joins - random.between(0, 20), serial = 0; n <= lastDay; n++) {
    if (n < firstDay || !random.chance(works(n) ? percent : percent / 10)) continue
    const visit = visitOn(random, `vis_${client}_${serial++}`, client, n)
    const known = Math.max(joins, n + (random.chance(75) ? 0 : random.between(1, 14)))
    on(known, { what: 'visit', visit })
    const later = known + random.between(0, 30)
    const fate = random.next()
    if (fate < 0.08) on(later, { what: 'undo', visit })
    else if (fate < 0.16) {
      const other = visitOn(random, visit.id, client, Math.max(firstDay, n - random.between(0, 8)))
      on(later, { what: 'edit', before: visit, visit: other })
    }
  }
}

function visitOn(random: Random, id: string, client: string, n: Day): Visit {
  // Midnight and the minute before it are of their own days.
  const minute = random.of([0, 1439, random.between(480, 1200), random.between(480, 1200)])
  const how = random.of(hows)
  return {
    id,
    client,
    day: n,
    at: new Date(n * 86_400_000 - 8 * 3_600_000 + minute * 60_000),
    how,
    executive: how === 'face_to_face' && random.chance(40),
    alsoSync: random.chance(20),
  }
}

/** What is known of the clients once it happened. */
export function learn(clients: ReadonlyMap<string, Client>, today: Day, one: Happening): void {
  const client = clients.get('client' in one ? one.client : one.visit.client)
  if (!client) throw new Error('nobody of this company')
  const { facts, visits } = client
  switch (one.what) {
    case 'joins':
      client.facts = { ...facts, tiers: [...facts.tiers, { tier: one.tier, since: today }] }
      return
    case 'rest':
      client.facts = { ...facts, rests: [...facts.rests, one.rest] }
      return
    case 'undo':
      visits.delete(one.visit.id)
      break
    default:
      visits.set(one.visit.id, one.visit)
  }
  client.facts = { ...facts, contacts: [...visits.values()] }
}

/** The decided tiers take hold. */
export function change(clients: ReadonlyMap<string, Client>, decided: readonly Decided[]): void {
  for (const { client: id, to } of decided) {
    const client = clients.get(id)
    const last = client?.facts.tiers.at(-1)
    if (!client || !last) continue
    const ended = [...client.facts.tiers.slice(0, -1), { ...last, until: newTiers }]
    client.facts = { ...client.facts, tiers: to ? [...ended, { tier: to, since: newTiers }] : ended }
  }
}
