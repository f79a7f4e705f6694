import type { HandoverKind } from '../../../bot-cards/handover/actions.ts'
import type { ItemKind, KindCount } from '../../../bot-cards/handover/views.ts'
import { itemKinds } from '../../../bot-cards/handover/views.ts'
import { addDays, type WorkCalendar, workdayUntil } from '../../kernel/calendar.ts'
import { instantOf } from '../../kernel/days.ts'

/** An item as the rules see it. */
export type Listed = {
  id: string
  kind: ItemKind
  clientId?: string
  successorId?: string
  status: 'open' | 'offered' | 'done'
}

/** Access lasts to the end of the last day (制度四(三)). */
export const accessEnds = (lastDay: string, zone: string): Date =>
  instantOf(addDays(lastDay, 1), '00:00', zone)

/** Until when a successor introduces themselves: `days` calendar days on, or the workday before. */
export const visitDue = (calendar: WorkCalendar, today: string, days: number): string =>
  workdayUntil(calendar, addDays(today, days))

/**
 * The item a step goes along with: its client's, while that is on the list and not handed over. Undefined: it is given
 * to somebody by itself.
 */
export function goesWith<T extends Listed>(step: T, items: readonly T[]): T | undefined {
  return items.find((one) => one.kind === 'client' && one.status !== 'done' && one.clientId === step.clientId)
}

/** What a successor is asked for: clients, and steps at clients that are not handed over. */
export const givenBy = <T extends Listed>(items: readonly T[]): T[] =>
  items.filter((one) => one.kind === 'client' || (one.kind === 'step' && !goesWith(one, items)))

/** Per kind how many there are, are done, and were offered to somebody who has not answered. */
export function tally(items: readonly Listed[]): KindCount[] {
  return itemKinds.flatMap((kind) => {
    const all = items.filter((one) => one.kind === kind)
    if (all.length === 0) return []
    const done = all.filter((one) => one.status === 'done').length
    const offered = all.filter((one) => {
      const carrier = one.kind === 'step' ? (goesWith(one, items) ?? one) : one
      return one.status !== 'done' && carrier.status === 'offered'
    }).length
    return [{ kind, total: all.length, done, offered }]
  })
}

/** A hand-over may be called off while nothing went to a successor and access has not ended. */
export const mayCancel = (items: readonly Listed[], ended: boolean): boolean =>
  !ended &&
  !items.some(
    (one) => one.status === 'done' && one.successorId && (one.kind === 'client' || one.kind === 'step'),
  )

/** What was said of a hand-over; names and days are still to be understood. */
export type Heard = { leaver?: string; successor?: string; kind: HandoverKind; rest: string }

const leaving =
  /^(?:请|帮忙|帮我|给)?\s*(\p{Script=Han}{2,4}?)(?:的)?\s*(?=从|在|今天|明|后天|本周|这|下|周[一二三四五六日天末]|星期|礼拜|月底|\d|最后|离职|转岗|调岗|$|\s)/u
const taking =
  /(?:都|全部?)?(?:转交|移交|转给|交给|交接给|转(?!岗)|由)\s*@?(\p{Script=Han}{2,4}?)\s*(?:来?接手?|负责|跟进|$|[，,。.;；!！\s])/u
const latinName = /[A-Z][A-Za-z]*(?:\s+[A-Z][A-Za-z]*)*/.source
const leavingInEnglish = new RegExp(
  `^(${latinName})(?=\\s+(?:is|leaves|on|from|next|this|tomorrow|\\d|last)|'s|,|$)`,
)
const takingInEnglish = new RegExp(`\\bclients?\\s+(?:all\\s+)?(?:go(?:es)?\\s+)?to\\s+(${latinName})`)
const either = (text: string, ...patterns: readonly RegExp[]) =>
  patterns.map((one) => one.exec(text)).find((one) => one !== null)

/** A last word that is a day, or no name. */
const noName = /[天日号]$|周[一二三四五六末]$|^[上下本这]个?[周月]|月底$|岗$|离职$/

/** `小李下周五最后一天 客户都转小周`, `小李 下周五 小周`. Pure; guesses nobody. */
export function heardHandover(text: string): Heard {
  const said = text.trim()
  const leaver = either(said, leaving, leavingInEnglish)?.[1]
  const spoken = either(said, taking, takingInEnglish)
  let rest = leaver ? said.slice(said.indexOf(leaver) + leaver.length) : said
  let successor = spoken?.[1]
  if (spoken) rest = rest.replace(spoken[0], ' ')
  else {
    const last = rest.trim().split(/\s+/)
    const word = last.length > 1 ? last.at(-1) : undefined
    if (word && /^(?:\p{Script=Han}{2,4}|[A-Za-z]+)$/u.test(word) && !noName.test(word)) {
      successor = word
      rest = last.slice(0, -1).join(' ')
    }
  }
  return {
    ...(leaver ? { leaver } : {}),
    ...(successor ? { successor } : {}),
    kind: /转岗|调岗|transfer|chang\w+ post/i.test(said) ? 'transfer' : 'leave',
    rest,
  }
}

/** Whether a plain sentence asks for a hand-over: somebody leaves, and their clients go to somebody. */
export const asksToHandOver = (text: string): boolean =>
  text.length <= 80 &&
  /最后一天|离职|转岗|调岗|last day|is leaving/i.test(text) &&
  /客户|手上|clients?/i.test(text) &&
  either(text.trim(), taking, takingInEnglish) !== undefined
