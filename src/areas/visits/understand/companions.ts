import type { Role } from '../../../../bot-cards/rights/roles.ts'
import { syllables } from '../../../kernel/text/pinyin.ts'
import type { HeardPerson } from './people.ts'
import { overlaps, type Span } from './spans.ts'

/** One of us, as far as it takes to know whom words mean. */
export type Colleague = { openId: string; name: string; roles: readonly Role[] }

/** Words that say who of us came along: 和陈刚一起, 带上周工. `people` are the names in them, `taken` those that are ours. */
export type Companions = Span & {
  ours: Colleague[]
  asks: { heard: string; options: Colleague[] }[]
  taken: Span[]
}

const brings = /(?:我们?)?(?:(?:还|也|又)?(?:带|叫|喊|拉|捎)上了?|带着|带了(?=\p{Script=Han}))\s*/gu
const joins = /(?:我们?)?(?:和|跟|与|同)\s*/gu
const together = /^\s*(?:一起|一块儿?|一同|一道|同去|同行|搭档|两个人?|俩)(?:的|去的)?/u
const attends = /^\s*(?:也)?(?:陪同|陪我|同行|同去|一起去的?|跟我一起|和我一起|也去了|也在场|一起的)/u
const english =
  /(?:\b(?:together|along) with|\b(?:I |we )?brought(?: along)?|\btook along|\baccompanied by|\bjoined by|\bwith my colleagues?)\s+/giu
const between = /^\s*(?:、|和|跟|与|以及|及|，(?=\S{1,6}一起)|,|and|&)\s*/iu
const post = /^(?:设计师?|技术|工程|项目|售后|法务|市场|销售)(?=\p{Script=Han})/u
const familiar = /^(?:小|老|阿)(\p{Script=Han})$/u
const titled = /^(\p{Script=Han})\p{Script=Han}{0,2}?(总|董|经理|主任|主管|工|师傅|老师|姐|哥)$/u
const latin = /^(?:Mr|Ms|Mrs|Dr)?\.?\s*([A-Z][a-z]+(?:\s[A-Z][a-z]+)?)/

const ofPost: readonly (readonly [RegExp, readonly Role[]])[] = [
  [/设计|技术|工$/u, ['technical', 'project', 'after_sales']],
  [/项目|工程/u, ['project']],
  [/售后/u, ['after_sales']],
  [/法务/u, ['legal']],
  [/市场/u, ['marketing']],
  [/销售/u, ['sales', 'head_of_sales']],
  [/[总董]$/u, ['head_of_sales', 'deputy_gm', 'general_manager', 'manager']],
]

/** Whether a message may say who came along at all: what the staff need not be looked up for otherwise. */
export const mayNameColleagues = (text: string): boolean =>
  /[带叫喊拉捎]上|带着|带了|一起|一块|一同|一道|同去|同行|陪同|陪我|搭档|[和跟].{2,8}俩|也去了|也在场|\b(?:with|brought|took|by)\b/iu.test(
    text,
  )

/** Who of the staff a name means; `sure`: it cannot well be somebody at the client (小吴, 陈刚, not 王总). */
function meant(
  name: string,
  before: string,
  staff: readonly Colleague[],
): { fits: Colleague[]; sure: boolean } {
  const exact = staff.filter((one) => one.name === name)
  if (exact.length > 0) return { fits: exact, sure: true }
  const small = familiar.exec(name)
  const formal = titled.exec(name)
  const spoken = latin.exec(name)?.[1]?.toLowerCase()
  const family = small?.[1] ?? formal?.[1]
  const fits = staff.filter((one) =>
    family
      ? one.name.startsWith(family)
      : spoken !== undefined &&
        [spoken, spoken.split(' ').reverse().join(' ')].some((way) => sounds(one.name, way)),
  )
  const posts = ofPost.find(([words]) => words.test(before + name))?.[1]
  const narrowed = posts ? fits.filter((one) => one.roles.some((role) => posts.includes(role))) : []
  return {
    fits: narrowed.length > 0 ? narrowed : fits,
    sure: small !== null || spoken !== undefined || (before !== '' && narrowed.length > 0),
  }
}

const sounds = (name: string, typed: string): boolean => {
  const spoken = syllables(name)
  const wanted = typed.replace(/\s+/g, '')
  return spoken.join('') === wanted || spoken.slice(1).join('') === wanted
}

type Named = Span & { name: string; before: string }

/** The name that begins here: a colleague's own, or a person as found (小吴, 周工), with the post before it. */
function nameAt(
  text: string,
  at: number,
  people: readonly HeardPerson[],
  staff: readonly Colleague[],
): Named | undefined {
  const before = post.exec(text.slice(at))?.[0] ?? ''
  for (const [start, lead] of [
    [at, ''],
    [at + before.length, before],
  ] as const) {
    const own = staff
      .filter((one) => text.startsWith(one.name, start))
      .sort((a, b) => b.name.length - a.name.length)[0]
    if (own) return { start: at, end: start + own.name.length, name: own.name, before: lead }
    const person = people.find((one) => one.start === start)
    if (person) {
      const ahead = lead || (post.exec(person.name)?.[0] ?? '')
      return { start: at, end: person.end, name: person.name.slice(lead ? 0 : ahead.length), before: ahead }
    }
  }
  const foreign = latin.exec(text.slice(at))
  return foreign?.[1] ? { start: at, end: at + foreign[0].length, name: foreign[1], before: '' } : undefined
}

/** Names one after another from here: 周工跟设计小吴. */
function namesFrom(
  text: string,
  at: number,
  people: readonly HeardPerson[],
  staff: readonly Colleague[],
): Named[] {
  const names: Named[] = []
  for (let from = at; names.length < 6; ) {
    const name = nameAt(text, from, people, staff)
    if (!name) break
    names.push(name)
    const gap = between.exec(text.slice(name.end))?.[0]
    if (gap === undefined) break
    from = name.end + gap.length
  }
  return names
}

/**
 * Who of us came along, as told. A form of address that may as well be somebody at the client (和王总一起) names no
 * colleague; brought along (带上王总) it is asked about, as is a name that several of us have.
 */
export function findCompanions(
  text: string,
  taken: readonly Span[],
  people: readonly HeardPerson[],
  staff: readonly Colleague[],
): Companions[] {
  if (staff.length === 0 || !mayNameColleagues(text)) return []
  const found: Companions[] = []
  const add = (start: number, end: number, names: readonly Named[], brought: boolean) => {
    const span = { start, end }
    if ([...taken, ...found].some((other) => overlaps(other, span))) return
    const all: Companions = { ...span, ours: [], asks: [], taken: [] }
    for (const name of names) {
      const { fits, sure } = meant(name.name, name.before, staff)
      const [only, ...others] = fits
      const engineer = name.name.endsWith('工')
      if (!only || !(sure || brought)) continue
      if (others.length === 0 && (sure || engineer)) {
        all.ours.push(only)
        all.taken.push(name)
      } else if (fits.length <= 4) all.asks.push({ heard: name.before + name.name, options: fits })
    }
    if (all.ours.length + all.asks.length > 0) found.push(all)
  }
  for (const match of text.matchAll(brings)) {
    const names = namesFrom(text, match.index + match[0].length, people, staff)
    const last = names.at(-1)
    if (last) add(match.index, last.end + (together.exec(text.slice(last.end))?.[0].length ?? 0), names, true)
  }
  for (const match of text.matchAll(joins)) {
    const names = namesFrom(text, match.index + match[0].length, people, staff)
    const last = names.at(-1)
    const closes = last && together.exec(text.slice(last.end))?.[0]
    if (last && closes) add(match.index, last.end + closes.length, names, false)
  }
  for (const match of text.matchAll(english)) {
    const names = namesFrom(text, match.index + match[0].length, people, staff)
    const last = names.at(-1)
    if (last) add(match.index, last.end, names, false)
  }
  for (const start of clauseStarts(text)) {
    const names = namesFrom(text, start, people, staff)
    const last = names.at(-1)
    const closes = last && attends.exec(text.slice(last.end))?.[0]
    if (last && closes) add(start, last.end + closes.length, names, false)
  }
  return found.sort((a, b) => a.start - b.start)
}

const clauseStarts = (text: string): number[] =>
  [...text.matchAll(/(?:^|[，,。;；!！?？\n])\s*/gu)]
    .map((match) => match.index + match[0].length)
    .slice(0, 60)
