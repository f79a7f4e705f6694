import { findNames, type KnownName, type NameMatch } from '../../kernel/text/match-names.ts'
import type { HeardStep, HeardVisit } from './model.ts'
import { askAndRefuse } from './understand/asks.ts'
import type { Colleague } from './understand/companions.ts'
import { type Found, findAll, plainWords } from './understand/find-all.ts'
import { findKinds } from './understand/kinds.ts'
import { findPeople } from './understand/people.ts'
import { type Head, headOf, without, wordsOf } from './understand/said.ts'
import { type ClientSpan, clausesOf, overlaps, type Span, within } from './understand/spans.ts'
import { type Stretch, splitVisits } from './understand/split.ts'
import { isFree, type StepSpan, stepsOf } from './understand/steps.ts'
import { momentOf } from './understand/time.ts'
import { isMeta, usesOf } from './understand/uses.ts'

export { type Colleague, mayNameColleagues } from './understand/companions.ts'
export { plainWords } from './understand/find-all.ts'

/** `staff`: those who may have come along; without them nobody is heard to. */
export type Understanding = {
  now: Date
  zone: string
  known: readonly KnownName[]
  staff?: readonly Colleague[]
}

/** Visits beyond this many in one message are not told, they are pasted. */
const visitsAtMost = 20

/**
 * The visits told in one message, in its order; at least one for any text with words in it. Nothing is invented:
 * what was not said is absent, what was unclear is a question, what cannot be is a problem. Never throws.
 */
export function understandVisits(text: string, { now, zone, known, staff }: Understanding): HeardVisit[] {
  const clean = plainWords(text)
  if (clean === '') return []
  const found = findAll(clean, now, zone, known, staff)
  const stretches = splitVisits(found).slice(0, visitsAtMost)
  let carried: string | undefined
  return stretches.flatMap((stretch) => {
    const { visit, moment } = understandOne(found, stretch, now, zone, carried)
    if (moment?.said) carried = moment.date
    return stretch.clients.length > 1
      ? stretch.clients.map((client) => ({ ...visit, client: matchOf(client) }))
      : [visit]
  })
}

const visitWords =
  /聊了|谈了|聊聊|沟通|对接|汇报|开了?个?会|签了|合同|报价|回款|付款|尾款|客户|方案|样板|预算|讨论|交流|约了|接待|参观|验收|talked|discussed|meeting|quote|client/i

/** Whether a text tells of a visit at all; 你好, 谢谢, "ok" do not. */
export function looksLikeVisit(text: string, known: readonly KnownName[]): boolean {
  const clean = plainWords(text)
  if (clean === '') return false
  return (
    visitWords.test(clean) ||
    findNames(clean, known).length > 0 ||
    findKinds(clean).length > 0 ||
    findPeople(clean, []).length > 0
  )
}

const matchOf = (client: ClientSpan | undefined): NameMatch =>
  client === undefined ? { state: 'empty' } : (client.match ?? { state: 'unknown', typed: client.text })

function understandOne(all: Found, stretch: Stretch, now: Date, zone: string, carried: string | undefined) {
  const { text } = all
  const found: Found = {
    ...all,
    clients: stretch.clients,
    past: within(all.past, stretch),
    future: within(all.future, stretch),
    people: within(all.people, stretch),
    kinds: within(all.kinds, stretch),
    companions: within(all.companions, stretch),
    alsoSync: within(all.alsoSync, stretch),
  }
  const clauses = clausesOf(text, stretch)
  const [client] = stretch.clients
  const named = client ? clauses.findIndex((clause) => overlaps(clause, client)) : 0
  const { time, due } = usesOf(found, clauses, named)
  const steps = stepsOf(found, clauses, due)
  const moment = time?.past?.kind === 'value' ? momentOf(time.past.value, now, zone, carried) : undefined

  const heads = headsOf(found, clauses, named, time)
  const people = found.people.filter((person) => isFree(person, steps)).map((person) => person.name)
  for (const head of heads.values()) if (head.name) people.push(head.name.name)
  const kind = kindOf(
    found,
    steps,
    [...heads].map(([clause, head]) => ({ start: clause.start, end: head.end })),
  )
  const visit: HeardVisit = {
    client: matchOf(client),
    ...(kind ? { kind: { value: kind.kind, guessed: kind.guessed } } : {}),
    ...(moment ? { when: moment.when } : {}),
    people: [...new Set(people)],
    ...cameAlong(found, steps),
    said: saidOf(found, clauses, heads, steps, time),
    amounts: [],
    steps: steps.map(stepHeard),
    questions: [],
    problems: [],
  }
  askAndRefuse(found, stretch, visit, steps, time, moment?.future ?? false)
  return { visit, moment }
}

/** The heads of the clauses up to the one that names the client, and of those after it that only tell when and with whom. */
function headsOf(
  found: Found,
  clauses: readonly Span[],
  named: number,
  time: Span | undefined,
): Map<Span, Head> {
  const heads = new Map<Span, Head>()
  for (const [index, clause] of clauses.entries()) {
    const head = headOf(found, clause, time)
    const whole = head.end >= clause.end
    if (index > Math.max(named, 0) && !whole) break
    heads.set(clause, head)
    if (index >= named && !whole) break
  }
  return heads
}

const stepHeard = ({ text, when, facing }: StepSpan): HeardStep => ({
  text,
  ...(when?.kind === 'value' ? { due: { value: when.value.date, guessed: when.value.guessed } } : {}),
  ...(facing ? { facing } : {}),
})

/** Who of us was there and what else it counts as; what belongs to a promise is still to come. */
function cameAlong(
  { companions, alsoSync }: Found,
  steps: readonly Span[],
): Pick<HeardVisit, 'ours' | 'alsoSync'> {
  const ours = new Map(
    companions
      .filter((one) => isFree(one, steps))
      .flatMap((one) => one.ours.map(({ openId, name }) => [openId, { openId, name }] as const)),
  )
  return {
    ...(ours.size > 0 ? { ours: [...ours.values()] } : {}),
    ...(alsoSync.some((one) => isFree(one, steps)) ? { alsoSync: true as const } : {}),
  }
}

/** The first word that says how, before one that implies it; what heads the visit before what is told later. */
function kindOf({ kinds }: Found, steps: readonly Span[], heads: readonly Span[]) {
  const free = kinds.filter((kind) => isFree(kind, steps))
  const leading = free.filter((kind) => heads.some((head) => overlaps(kind, head)))
  return leading.find((kind) => !kind.guessed) ?? leading[0] ?? free.find((kind) => !kind.guessed) ?? free[0]
}

/** What is left of 王总说月底付款 once the promise is taken out tells nothing. */
const namesOnly = ({ text, people }: Found, { start, end }: Span): boolean => {
  const words = text.slice(start, end).replace(/[\s,，、:：]|说是?$/gu, '')
  return /^(?:他们?|她|对方|客户|甲方|业主)$/.test(words) || people.some(({ name }) => name === words)
}

function saidOf(
  found: Found,
  clauses: readonly Span[],
  heads: ReadonlyMap<Span, Head>,
  steps: readonly StepSpan[],
  time: Span | undefined,
): string {
  const bodies = clauses.flatMap((clause): Span[] => {
    const head = heads.get(clause)
    if (head) return head.end < clause.end ? [{ start: head.end, end: clause.end }] : []
    return time && overlaps(time, clause) && isMeta(found, clause, time) ? [] : [clause]
  })
  const pieces = bodies.flatMap((body) => without(body, [...steps, ...found.alsoSync]))
  const said = wordsOf(
    found.text,
    pieces.filter((piece) => !namesOnly(found, piece)),
  )
  // Only promises were told: they are what was said.
  return said === '' ? wordsOf(found.text, bodies) : said
}
