import type { ListFault } from '../../../bot-cards/workdays/views.ts'
import { addDays, dayCount } from '../../kernel/calendar.ts'
import { normalize } from '../../kernel/text/normalize.ts'
import { dayOf, isoOf, weekdayOf } from '../../kernel/text/when/days.ts'

/** One day as a list has it. */
export type ListedDay = { day: string; kind: 'off' | 'work'; name: string }
export type ReadList = { year: number; days: ListedDay[]; faults: ListFault[] }

/** Longer than any list could be. */
export const listLimit = 16 * 1024
/** The longest break there ever was is nine days. */
const longest = 15

const weekdays = '一二三四五六日'
const weekday = /(?:周|星期|礼拜)([一二三四五六日天])/g
const masked = (_: string, name: string) => `<${weekdays.indexOf(name.replace('天', '日')) + 1}>`

/** `（农历腊月二十八、周日）` becomes `<7>`, any other bracket nothing: a day in it (除夕（2月9日）) is an aside. */
const bare = (line: string): string =>
  line
    .replace(/[（(]([^）)]*)[）)]/g, (_, inner: string) => inner.match(weekday)?.[0] ?? '')
    .replace(weekday, masked)

const work = /上班|补班|调班|照常工作|make-?up|\bwork/i
const off = /放假|休息|休假|调休|\boff\b|holiday/i
const kindOf = (text: string): ListedDay['kind'] | undefined =>
  work.test(text) ? 'work' : off.test(text) ? 'off' : undefined

const end = String.raw`(\d{1,2})\s*[日号]?\s*(?:<([1-7])>)?`
const yearAndMonth = (optional: string) =>
  String.raw`(?:(20\d\d)\s*[年./-]\s*)?${optional === '' ? '' : '(?:'}(\d{1,2})\s*[月./-]\s*${optional}`
const span = new RegExp(
  `(?<!\\d)${yearAndMonth('')}${end}(?:\\s*(?:至|到|~|～|—+|–|-{1,2}|to|until)\\s*${yearAndMonth(')?')}${end})?` +
    `|[、和及]\\s*(\\d{1,2})\\s*[日号]\\s*(?:<([1-7])>)?`,
  'g',
)

/** The next of the notice's paragraphs, where a phone pasted it all as one line: 共3天。 二、春节： */
const runOn = /(?<=\S)[ \t　]*([一二三四五六七八九十]、[^\s\d：:，,。]{1,8}[：:])/g

/** Whose notice it is, and its date, at its end. */
const signed = /(?<=办公厅)\s*(20\d\d年\d{1,2}月\d{1,2}日)\s*$/

type Found = { heard: string; from: string; last: string }

/**
 * Reads a list of days off and make-up workdays: the State Council's notice as it is published, or one day or span a
 * line (`2027-02-05 至 2027-02-11 春节 放假`, `2月20日 补班`). A weekday or a count of days it names is held against the
 * calendar, which finds slips and lists of another year. `asked`: the year it is meant to be of. Never throws.
 */
export function readDayList(text: string, asked?: number): ReadList {
  const said =
    /(20\d\d)\s*年?[^\n]{0,30}(?:节假日|放假|安排)/.exec(text)?.[1] ?? /(?<!\d)(20\d\d)(?!\d)/.exec(text)?.[1]
  const year = asked ?? Number(said ?? 0)
  const faults: ListFault[] = []
  const known = new Map<string, ListedDay>()
  if (year === 0) return { year, days: [], faults: [{ line: 1, code: 'no_year', heard: '' }] }

  const lines = text.replace(runOn, '\n$1').replace(signed, '\n$1')
  lines.split(/\r\n?|\n/).forEach((raw, index) => {
    const plain = normalize(raw)
    const fault = (code: ListFault['code'], heard: string) => faults.push({ line: index + 1, code, heard })
    // The notice's own date, at its end.
    if (/^20\d\d年\d{1,2}月\d{1,2}日$/.test(plain) && !plain.startsWith(String(year))) return
    const titled =
      /^(?:[一二三四五六七八九十]+\s*[、.]|\d+\s*[、.)]\s*(?=\D))?\s*([^\d:：，,。<]{1,20})[:：]/.exec(plain)
    const title = titled?.[1]?.trim() ?? ''
    let ahead = kindOf(title)
    let pending: Found[] = []
    let counted = 0
    const rest = bare(titled ? plain.slice(titled[0].length) : plain)
    for (const part of rest
      .replace(/(放假(?:调休)?|上班|补班|休息|休假)(?=\s*\d)/g, '$1，')
      .split(/[，,。；;]/)) {
      if (/鼓励|建议/.test(part)) continue
      const said = /共\s*(\d{1,2})\s*天/.exec(part)?.[1]
      if (said && counted > 0 && Number(said) !== counted) fault('wrong_count', plain)
      pending.push(...daysIn(part, year, pending.at(-1), fault))
      const kind = kindOf(part) ?? (pending.length > 0 ? ahead : undefined)
      if (!kind) continue
      ahead = pending.length > 0 ? undefined : kind
      const name = ahead === undefined && title && !kindOf(title) ? title : nameIn(part)
      for (const found of pending) {
        counted = kind === 'off' ? dayCount(found.from, addDays(found.last, 1)) : 0
        for (let day = found.from; day <= found.last; day = addDays(day, 1)) {
          const there = known.get(day)
          if (there && there.kind !== kind) fault('twice', found.heard)
          else if (kind === 'work' && weekdayAt(day) <= 5) fault('works_anyway', found.heard)
          else known.set(day, { day, kind, name })
        }
      }
      pending = []
    }
    for (const { heard } of pending) fault('kind_missing', heard)
  })
  if (
    asked !== undefined &&
    said !== undefined &&
    Number(said) !== asked &&
    known.size === 0 &&
    faults.length === 0
  )
    faults.push({ line: 1, code: 'other_year', heard: said })
  const days = [...known.values()].sort((a, b) => (a.day < b.day ? -1 : 1))
  if (days.length === 0 && faults.length === 0) faults.push({ line: 1, code: 'nothing', heard: '' })
  return { year, days, faults }
}

const weekdayAt = (day: string): number => {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  return weekdayOf(dayOf(year, month, date) ?? 0)
}

/** What is left of a line without a title once days, kinds and counts are taken out: 春节. */
const nameIn = (part: string): string =>
  part
    .replace(span, ' ')
    .replace(/放假|调休|休息|休假|上班|补班|调班|照常工作|共\s*\d{1,2}\s*天|<[1-7]>/g, ' ')
    .replace(/\b(?:off|work|holiday|make-?up|day)\b/gi, ' ')
    .replace(/[^\p{L}\p{N} ]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 20)

/** The days and spans a part of a line names; `before` tells the month of a bare `、28日`. */
function daysIn(
  part: string,
  year: number,
  before: Found | undefined,
  fault: (code: ListFault['code'], heard: string) => void,
): Found[] {
  const found: Found[] = []
  for (const match of part.matchAll(span)) {
    const [whole, y1, m1, d1, w1, y2, m2, d2, w2, more, w3] = match
    const heard = whole
      .replace(/<[1-7]>/g, '')
      .replace(/^[、和及]/, '')
      .trim()
    const near = found.at(-1)?.last ?? before?.last
    const month = Number(more ? near?.slice(5, 7) : m1)
    const first = Number(
      y1 ?? (more && near ? near.slice(0, 4) : m1 === '12' && m2 === '1' ? year - 1 : year),
    )
    const from = dayOf(first, month, Number(more ?? d1))
    const lastYear = Number(y2 ?? (Number(m2 ?? m1) < Number(m1) ? first + 1 : first))
    const last = d2 === undefined ? from : dayOf(lastYear, Number(m2 ?? m1), Number(d2))
    const wrong = (at: number | undefined, name: string | undefined) =>
      at !== undefined && name !== undefined && weekdayOf(at) !== Number(name)
    if (from === undefined || last === undefined) fault('no_such_day', heard)
    else if (wrong(from, w3 ?? w1) || wrong(last, w2)) fault('wrong_weekday', heard)
    else if (last < from) fault('backwards', heard)
    else if (last - from >= longest) fault('too_long', heard)
    else if (isoOf(from) < `${year - 1}-12-15` || isoOf(last) > `${year}-12-31`) fault('other_year', heard)
    else found.push({ heard, from: isoOf(from), last: isoOf(last) })
  }
  return found
}
