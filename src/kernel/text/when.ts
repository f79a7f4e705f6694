import { fold } from './normalize.ts'
import { chineseRules } from './when/chinese.ts'
import { clockRules, clockTime, hhmm, partNamed, shortPart } from './when/clock.ts'
import { here, isoOf } from './when/days.ts'
import { englishRules } from './when/english.ts'
import { figureRules } from './when/figures.ts'
import type { Context, PartOfDay, Piece, Rule, WhenProblem } from './when/reading.ts'

export type { PartOfDay, WhenProblem } from './when/reading.ts'

/**
 * A moment as said. `date` a calendar day, `time` wall clock `14:30`. `guessed`: some of it was filled in.
 * `dayless`: only a time or part of a day was said, `date` is today's.
 */
export type WhenValue = { date: string; time?: string; part?: PartOfDay; guessed: boolean; dayless?: true }
export type WhenOption = { date: string; time?: string }

/** One expression in the text, by position (of the text as given). `before`: the day closes a span (周四前, by Friday). */
export type HeardWhen = { start: number; end: number; text: string; before: boolean } & (
  | { kind: 'value'; value: WhenValue }
  | { kind: 'ask'; options: WhenOption[] }
  | { kind: 'problem'; code: WhenProblem }
)

/**
 * `lean`: how a day without direction (周四, 5号, 月底) is read; without it, the nearest that makes sense.
 * `atMost`: expressions after that many are left unread.
 */
export type WhenContext = { now: Date; zone: string; lean?: 'past' | 'future'; atMost?: number }

type Hit = { start: number; end: number; rule: Rule; groups: readonly (string | undefined)[] }

/** The pieces of date and time in a text, found once and readable in both directions. */
export type ScannedWhen = { text: string; folded: string; hits: readonly Hit[] }

const latin = /[a-z]{2}/
const figure = /\d/
const common = [...chineseRules, ...clockRules]

/** Every date and time expression of a text. Never throws; ~20 µs for a line. */
export function readWhen(text: string, context: WhenContext): HeardWhen[] {
  return resolveWhen(scanWhen(text), context)
}

export function scanWhen(text: string): ScannedWhen {
  const folded = fold(text)
  const rules = [
    ...common,
    ...(figure.test(folded) ? figureRules : []),
    ...(latin.test(folded) ? englishRules : []),
  ]
  const all: Hit[] = []
  for (const rule of rules) {
    for (const match of folded.matchAll(rule.pattern)) {
      const lead = match.groups?.weakBefore?.length ?? 0
      all.push({ start: match.index + lead, end: match.index + match[0].length, rule, groups: match })
    }
  }
  all.sort((a, b) => a.start - b.start || b.end - a.end)
  return { text, folded, hits: all }
}

type Placed = { start: number; end: number; piece: Piece }

/** Reads the pieces for one moment and direction, and puts neighbours together: 下周三 + 下午 + 两点半. */
export function resolveWhen({ text, folded, hits }: ScannedWhen, context: WhenContext): HeardWhen[] {
  if (hits.length === 0) return []
  const at: Context = { ...here(context.now, context.zone), ...(context.lean ? { lean: context.lean } : {}) }
  const placed: Placed[] = []
  const { atMost = Number.POSITIVE_INFINITY } = context
  for (const hit of hits) {
    // One expression has four pieces at most.
    if (placed.length > atMost * 4) break
    if (hit.start < (placed.at(-1)?.end ?? 0)) continue
    const piece = hit.rule.read(hit.groups, at)
    if (piece) placed.push({ start: hit.start, end: hit.end, piece })
  }
  const heard: HeardWhen[] = []
  for (let next = 0; next < placed.length && heard.length < atMost; ) {
    const joined = join(folded, placed, next, at)
    next = joined.next
    if (joined.heard) heard.push({ ...joined.heard, text: text.slice(joined.heard.start, joined.heard.end) })
  }
  return heard
}

const gap = /^[\s的]{0,2}$|^\s?[(（]\s?$|^\s*,?\s*(?:at|on|in the|@)\s+$/
const range = /^\s?(?:[-~—到至]|to)\s?$/
const beforeMark = /\s?(?:之前|以前|前(?![台期提端面景厅室往言])|截止|为止)/y
const limitLead = /(?:最晚|最迟|不晚于|截至|截止到?|(?<![a-z])(?:by|before|until|till|due)\s+(?:the\s+)?)$/
const smallLead = /(?<![a-z])(?:on|at|this)\s+(?:the\s+)?$/

type Slots = {
  day?: Extract<Piece, { is: 'day' | 'moment' | 'days' }>
  part?: Extract<Piece, { is: 'part' }>
  clock?: Extract<Piece, { is: 'clock' }>
  problem?: Extract<Piece, { is: 'problem' }>
}

/** Whether a piece adds to what is there; a weekday beside a date only confirms it. */
function take(slots: Slots, piece: Piece): boolean {
  switch (piece.is) {
    case 'part':
      if (slots.part || slots.clock) return false
      slots.part = piece
      return true
    case 'clock':
      if (slots.clock || slots.day?.is === 'moment') return false
      slots.clock = piece
      return true
    case 'problem':
      if (slots.problem) return false
      slots.problem = piece
      return true
    default:
      if (slots.day === undefined) {
        if (piece.is === 'moment' && (slots.part || slots.clock)) return false
        slots.day = piece
        return true
      }
      if (slots.day.is !== 'day' || piece.is !== 'day' || slots.part || slots.clock) return false
      if (!slots.day.weekday === !piece.weekday) return false
      if (slots.day.weekday) slots.day = piece
      return true
  }
}

function join(folded: string, placed: readonly Placed[], from: number, at: Context) {
  const slots: Slots = {}
  const first = placed[from]
  if (!first) return { next: from + 1 }
  take(slots, first.piece)
  let { start, end } = first
  let next = from + 1
  for (;;) {
    if (slots.day && slots.day.is !== 'moment' && !slots.part && !slots.clock) {
      shortPart.lastIndex = end
      const short = shortPart.exec(folded)
      const part = short ? partNamed(short[0]) : undefined
      if (short && part && placed[next]?.start !== end) {
        slots.part = { is: 'part', part }
        end += 1
      }
    }
    const follower = placed[next]
    if (!follower) break
    const between = folded.slice(end, follower.start)
    const closing = between.includes('(') || between.includes('（')
    if (gap.test(between)) {
      if (!take(slots, follower.piece)) break
      end = follower.end
      if (closing && /^\s?[)）]/.test(folded.slice(end, end + 2))) end += folded[end] === ' ' ? 2 : 1
    } else if (range.test(between) && follower.piece.is === (slots.clock ? 'clock' : 'day'))
      end = follower.end
    else break
    next++
  }
  beforeMark.lastIndex = end
  const closed = beforeMark.exec(folded)
  if (closed) end += closed[0].length
  const lead = folded.slice(Math.max(0, start - 14), start)
  const limit = limitLead.exec(lead)
  const small = limit ? undefined : smallLead.exec(lead)
  start -= (limit ?? small)?.[0].length ?? 0
  const value = put(slots, at)
  return {
    next,
    ...(value ? { heard: { start, end, before: closed !== null || limit !== null, ...value } } : {}),
  }
}

type Put =
  | { kind: 'value'; value: WhenValue }
  | { kind: 'ask'; options: WhenOption[] }
  | { kind: 'problem'; code: WhenProblem }

function put({ day, part, clock, problem }: Slots, { today }: Context): Put | undefined {
  if (problem) return { kind: 'problem', code: problem.code }
  if (clock?.weak && !day && !part) return undefined
  const time = clock ? clockTime(clock, part) : undefined
  const timed = time ? { time: hhmm(time.minutes) } : {}
  const parted = part ? { part: part.part } : {}
  if (day?.is === 'moment') {
    return { kind: 'value', value: { date: isoOf(day.day), time: hhmm(day.minutes), guessed: day.guessed } }
  }
  if (day?.is === 'days') {
    return {
      kind: 'ask',
      options: day.days.map((each) => ({ date: isoOf(each + (time?.nextDay ?? 0)), ...timed })),
    }
  }
  const date = isoOf((day?.day ?? today) + (time?.nextDay ?? 0))
  const guessed = (day ? day.guessed : true) || (time?.guessed ?? false)
  return {
    kind: 'value',
    value: { date, ...timed, ...parted, guessed, ...(day ? {} : { dayless: true as const }) },
  }
}
