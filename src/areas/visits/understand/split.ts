import type { Found } from './find-all.ts'
import { type ClientSpan, clauseStart, overlaps, type Span } from './spans.ts'
import { isoDue } from './time.ts'

/** The stretch of a message that tells one visit; `clients` are several when one sentence names them together. */
export type Stretch = Span & { clients: ClientSpan[] }

const weakLead = /(?:[\s,，、:：]|我们?|今儿|给|跟|和|与|同|在|到|先|就|也|at|with|to|and|,)$/i
const strongLead =
  /(?:又|再|还有|还|另外|然后|接着|之后|随后|最后|顺路|顺便|去了?|去到|跑了?一?趟?|到了|来了|约了?|找了?|拜访了?|走访了?|回访了?|联系了?|参加了?|陪|打了?个?电话|电话|微信|发邮件|visited|met|called|saw|went|then|also)$/i
const together = /^\s*(?:和|、|跟|与|\/|以及|及|还有|and|&)\s*$/i
const stop = /[。;；!！?？\n]/

/** Cuts a message into visits: one begins where another client is gone to, called, or heads a sentence of its own. */
export function splitVisits(found: Found): Stretch[] {
  const { text, clients } = found
  const stretches: Stretch[] = []
  for (const client of clients) {
    const current = stretches.at(-1)
    if (!current) {
      stretches.push({ start: 0, end: text.length, clients: [client] })
      continue
    }
    const last = current.clients.at(-1)
    const lead = leadOf(found, client, last?.end ?? 0)
    if (last && !sameClient(last, client) && together.test(text.slice(last.end, client.start))) {
      current.clients.push(client)
      continue
    }
    if (!begins(found, client, lead, current)) continue
    current.end = lead.start
    stretches.push({ start: lead.start, end: text.length, clients: [client] })
  }
  return stretches.length > 0 ? stretches : [{ start: 0, end: text.length, clients: [] }]
}

const sameClient = (one: ClientSpan, other: ClientSpan): boolean =>
  one.match?.state === 'known' && other.match?.state === 'known'
    ? one.match.clientId === other.match.clientId
    : one.text === other.text

type Lead = { start: number; strong: boolean; planned: boolean; dated: boolean }

/** Walks back from a client over what leads to it: 下午又跑了 | 龙澜. */
function leadOf(
  { text, past, future, kinds, people, companions, today }: Found,
  client: Span,
  floor: number,
): Lead {
  let at = client.start
  const lead: Lead = { start: at, strong: false, planned: false, dated: false }
  for (;;) {
    const when = past.find((each) => each.end === at && each.start >= floor)
    const crossed = /[，,\n]/.test(text.slice(at, client.start))
    if (
      when &&
      (!crossed || /(?:^|[，,。;；\n])\s?$/.test(text.slice(Math.max(0, when.start - 2), when.start)))
    ) {
      const due = future.find((each) => each.start === when.start)
      lead.planned = lead.planned || isoDue(when, due, today)
      lead.dated = true
      at = when.start
      continue
    }
    const along = companions.find((each) => each.end === at && each.start >= floor)
    if (along) {
      at = along.start
      continue
    }
    const kind = kinds.find((each) => each.end === at && each.start >= floor)
    if (kind) {
      lead.strong = true
      at = kind.start
      continue
    }
    const person = people.find((each) => each.end === at && each.start >= floor)
    if (person && /^(?:[，,。;；\n\s]|$)/.test(text[person.start - 1] ?? '') && /[a-z]/i.test(person.name)) {
      at = person.start
      continue
    }
    const before = text.slice(Math.max(floor, at - 12), at)
    if (stop.test(before.at(-1) ?? '')) break
    const strong = strongLead.exec(before)
    const match = strong ?? weakLead.exec(before)
    if (!match || match[0].length === 0) break
    lead.strong = lead.strong || strong !== null
    at -= match[0].length
  }
  return { ...lead, start: at }
}

function begins(found: Found, client: ClientSpan, lead: Lead, current: Stretch): boolean {
  const { text, people, kinds, future } = found
  if (lead.planned) return false
  const before = text[lead.start - 1] ?? '\n'
  const opens = lead.start === 0 || stop.test(before)
  const last = current.clients.at(-1)
  if (last && sameClient(last, client)) return lead.dated && (lead.strong || opens)
  if (opens) return true
  if (lead.strong || lead.dated) return true
  const follows = [...people, ...kinds].some(
    (each) => each.start >= client.end && each.start - client.end <= 2,
  )
  if (!follows) return false
  // 周四前把报价发给龙澜李工 still belongs to the visit before.
  const clause = { start: clauseStart(text, client.start), end: client.start }
  if (future.some((each) => each.before && overlaps(each, clause))) return false
  return lead.start < client.start || /[，,\s]/.test(before)
}
