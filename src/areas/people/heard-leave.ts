import { addDays } from '../../kernel/calendar.ts'
import { instantOf } from '../../kernel/days.ts'
import { readNumeral } from '../../kernel/text/numerals.ts'
import { type HeardWhen, readWhen } from '../../kernel/text/when.ts'

/** What somebody says of their leave: both days are days away; what was not said, or not understood, is absent. */
export type HeardLeave = { from?: string; last?: string; deputy?: string }

const dayIn = (heard: HeardWhen | undefined): string | undefined =>
  heard?.kind === 'value' && !heard.value.dayless ? heard.value.date : undefined

const deputyWords =
  /(?:由|请|让|找|@)?\s*@?([\p{Script=Han}]{2,4}?|[A-Za-z][A-Za-z ]{1,30}?)\s*(?:来)?(?:代班|代理|代我|代|顶班|顶替|顶|接手|接)(?!表|码|价)/u
const englishDeputy = /(?:deputy(?: is)?|covered by|cover(?:s)? by)\s+([A-Za-z][A-Za-z ]{1,30})/i

/**
 * `12月1日到5号 小周代`, `明天起三天`, `next Monday to Wednesday, covered by Zhou Ting`. The second day is read from today, and
 * from the first one where that would lie before it. Pure; guesses nobody.
 */
export function heardLeave(text: string, at: { now: Date; zone: string }): HeardLeave {
  const spoken = englishDeputy.exec(text) ?? deputyWords.exec(text)
  const days = spoken ? text.replace(spoken[0], ' ') : text
  const found = heardDays(days, at)
  const deputy = spoken?.[1]?.trim().replace(/^[由请让找](?=.{2})/, '')
  return { ...found, ...(deputy ? { deputy } : {}) }
}

function heardDays(
  text: string,
  { now, zone }: { now: Date; zone: string },
): { from?: string; last?: string } {
  const [left = '', right] = split(text)
  const from = dayIn(readWhen(left, { now, zone, lean: 'future', atMost: 1 })[0])
  if (from === undefined) return {}
  if (right !== undefined) {
    const last = dayIn(readWhen(right, { now, zone, lean: 'future', atMost: 1 })[0])
    if (last !== undefined && last >= from) return { from, last }
    const later = dayIn(
      readWhen(right, { now: instantOf(from, '00:01', zone), zone, lean: 'future', atMost: 1 })[0],
    )
    return later !== undefined && later >= from ? { from, last: later } : { from }
  }
  const count = /(?:起|开始|请|休|歇|,|，|\s|^)\s*([\d一二两三四五六七八九十]{1,3})\s*天/.exec(text)?.[1]
  const days = count === undefined ? 1 : readNumeral(count)
  return days !== undefined && days >= 1 && days <= 366
    ? { from, last: addDays(from, Math.ceil(days) - 1) }
    : { from, last: from }
}

/** The text before and after the word that spans days; one part where there is none. */
function split(text: string): [string, string?] {
  const span =
    /\s*(?:到|至|~|～|—|–|(?<=[日号天一二三四五六七])\s?-\s?|(?<=\d[/.]\d{1,2})-(?=\d)|\s-\s|\bto\b|\buntil\b)\s*/i.exec(
      text,
    )
  if (!span) return [text]
  return [text.slice(0, span.index), text.slice(span.index + span[0].length)]
}
