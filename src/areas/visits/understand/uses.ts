import type { Found } from './find-all.ts'
import { headOf } from './said.ts'
import { type Due, type Heard, overlaps, type Span, within } from './spans.ts'
import { isDone, isPlan } from './steps.ts'
import { isoDue } from './time.ts'

/** Which expression is the visit's time, and which are days of promises; the rest is only talked about. */
export function usesOf(
  found: Found,
  clauses: readonly Span[],
  named: number,
): { time: Heard | undefined; due: Due[] } {
  const whens = pairs(found)
  const due: Due[] = []
  let time: Heard | undefined
  for (const [index, clause] of clauses.entries()) {
    for (const heard of within(whens, clause)) {
      const head = index <= named || isMeta(found, clause, heard)
      const use = useOf(found, clause, heard, head, time !== undefined)
      if (use === 'time') time = heard
      else if (use === 'due') due.push({ clause, heard })
    }
  }
  return { time, due }
}

function pairs({ past, future }: Found): Heard[] {
  const starts = [...new Set([...past, ...future].map((each) => each.start))].sort((a, b) => a - b)
  return starts.map((start) => {
    const one = past.find((each) => each.start === start)
    const other = future.find((each) => each.start === start)
    return { past: one, future: other, start, end: Math.max(one?.end ?? 0, other?.end ?? 0) }
  })
}

/** A clause that says only when, how and with whom. */
export const isMeta = (found: Found, clause: Span, heard: Span): boolean =>
  headOf(found, clause, heard).end >= clause.end

function useOf(
  found: Found,
  clause: Span,
  heard: Heard,
  head: boolean,
  timed: boolean,
): 'time' | 'due' | undefined {
  const { text, clients, kinds, today } = found
  const { past, future } = heard
  const rest = text.slice(heard.end, clause.end)
  const started = headOf(found, clause, heard).end >= heard.end
  const explicit = within(kinds, { start: heard.end, end: clause.end }).some((kind) => !kind.guessed)
  if (future?.before) return isDone(rest) ? undefined : 'due'
  const client = clients.find((each) => overlaps(each, clause))
  const beforeClient = client !== undefined && heard.end <= client.start
  const tellsVisit =
    started &&
    head &&
    !timed &&
    (explicit || isDone(rest) || (beforeClient && !sends.test(rest)) || !isPlan(rest))
  if (isoDue(past, future, today)) return tellsVisit ? 'time' : 'due'
  if (tellsVisit && past) return 'time'
  const nearby = within(kinds, clause).length > 0
  if (!timed && past && !isPlan(rest) && started && nearby) return 'time'
  const ahead = future !== undefined && (future.kind !== 'value' || future.value.date >= today)
  if (ahead && (isPlan(rest) || future.kind === 'ask' || endsInPlan(found, clause, heard)))
    return isDone(rest) ? undefined : 'due'
  return undefined
}

const sends = /^\s*(?:给.{1,8})?(?:把.{1,10})?(?:发|交|寄|付|提交|签)/

/** 发报价周五: what is to be done stands before its day, at the end of the clause. */
const endsInPlan = ({ text }: Found, clause: Span, heard: Heard): boolean =>
  text.slice(heard.end, clause.end).trim() === '' && isPlan(text.slice(clause.start, heard.start))
