import type { VisitKind } from '../../../bot-cards/visits/actions.ts'
import { instantOf } from '../../kernel/days.ts'
import type { KnownName, NameMatch } from '../../kernel/text/name-match.ts'
import { type HeardWhen, type PartOfDay, resolveWhen, scanWhen } from '../../kernel/text/when.ts'
import { type Colleague, plainWords, understandVisits } from '../visits/index.ts'
import type { PlanBody } from './model.ts'

/** What a sentence about a meeting to come says; nothing is invented, what was not said is absent. */
export type HeardPlan = {
  client: NameMatch
  kind?: VisitKind
  startAt: Date
  precision: PlanBody['precision']
  minutes?: number
  ours: Pick<Colleague, 'openId' | 'name'>[]
  theirs: string[]
  agenda: string
  steps: { text: string; due?: string }[]
}

export type Hearing = { now: Date; zone: string; known: readonly KnownName[]; staff: readonly Colleague[] }

/** Words by which something is arranged: 约了, 约好, 安排一次, meeting with. 约 alone is "about" as often as not. */
const arranges =
  /(?:预?约(?:了|好了?|上了?|定了?|到|在|个|一下|见|一次)|安排(?:了|好了?|一?[次个场]|去|在)|(?:计划|打算|准备|要)去?(?:拜访|走访|见(?=\p{Script=Han})|面谈)|(?<![a-z])(?:(?:have|got|set up|arranged?|scheduled?|planned?|plan)\s+(?:to\s+)?(?:a\s+|an\s+)?)?(?:meeting|meet|visit|call|appointment)(?:\s+(?:with|at|to))?(?![a-z]))/iu
/** What was done is a visit, whatever else was arranged. */
const happened =
  /(?:[聊谈见去跑开打签收到]|拜访|沟通|讨论|汇报|回访|走访)(?:了(?!解|吧)|过(?![来去程]))|昨|前天|(?<![带叫喊拉捎])上周|上个?月|刚(?:刚|才)|(?<![a-z])(?:met|visited|called|talked|discussed|was|were|went|yesterday|last)(?![a-z])/iu
/** 万川 微信 约了周五看现场: a contact that happened, on which something was arranged. */
const contacted = /微信|电话|邮件|视频|面谈|(?<![a-z])(?:wechat|phone|e-?mail|video)(?![a-z])/iu
const clauseMark = /[，,。;；!！?？\n]|\.(?=\s|$)/
/** Where what follows the meeting begins. */
const afterwards =
  /[，,。;；\n\s]\s*(?:后续(?:行动项?|动作|工作)?|行动项|会后|聊完|谈完|见完|下一步|回来后?|follow[- ]?ups?|afterwards|next steps?|then)\s*(?:是|要|就)?\s*[:：]?\s*/iu
const opening =
  /^[\s，,、:：]*(?:主要|一起|想|要|去)?(?:议题|主题|内容|聊一?聊|谈一?谈|说一?说|聊|谈|讨论|沟通|商量|对接|to (?:discuss|talk about)|about|on|regarding)\s*(?:一下|下)?\s*(?:是|关于)?\s*[:：]?\s*/iu

/**
 * Whether a sentence arranges something to come, sure of itself: its first clause says so and when, and nothing in it
 * tells of what has been.
 */
export function arrangesPlan(text: string): boolean {
  const clean = plainWords(text)
  const at = arranges.exec(clean)
  const before = clean.slice(0, at?.index)
  if (!at || at.index > 40 || clauseMark.test(before) || contacted.test(before)) return false
  if (happened.test(clean.replace(arranges, ''))) return false
  return scanWhen(headOf(clean).head).hits.length > 0
}

/** The meeting, and what follows it. */
function headOf(text: string): { head: string; tail: string } {
  const after = afterwards.exec(text)
  return after
    ? { head: text.slice(0, after.index), tail: text.slice(after.index + after[0].length) }
    : { head: text, tail: '' }
}

/** The hour that stands for a part of the day until one was said. */
const typical: Record<PartOfDay, string> = {
  morning: '10:00',
  noon: '12:00',
  afternoon: '15:00',
  evening: '19:00',
}

function moment(heard: HeardWhen, zone: string): Pick<HeardPlan, 'startAt' | 'precision'> | undefined {
  if (heard.kind === 'problem') return undefined
  if (heard.kind === 'ask') {
    const [first] = heard.options
    return first && { startAt: instantOf(first.date, first.time ?? '10:00', zone), precision: 'day' }
  }
  const { date, time, part } = heard.value
  if (time) return { startAt: instantOf(date, time, zone), precision: 'exact' }
  return part
    ? { startAt: instantOf(date, typical[part], zone), precision: 'half' }
    : { startAt: instantOf(date, '10:00', zone), precision: 'day' }
}

const figures: Record<string, number> = { 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 半: 0.5 }
const length =
  /(?:大概|大约|约|聊|(?<!面)谈|开|for\s+)?(?:(?<half>半个?)(?:小时|钟头)|(?<count>[一二两三四]|\d{1,2}(?:\.5)?)个?(?<and>半)?(?:小时|钟头)|(?<minutes>\d{2,3})\s?(?:分钟|minutes?|min(?![a-z]))|(?<hours>\d(?:\.5)?)\s?hours?)(?!后|内|以前|前)/iu

/** 聊一个半小时, 90 分钟. */
function lengthIn(text: string): { minutes: number; start: number; end: number } | undefined {
  const match = length.exec(text)
  if (!match) return undefined
  const { half, count, and, minutes, hours } = match.groups ?? {}
  const number = count === undefined ? 0 : (figures[count] ?? Number(count))
  const total = half
    ? 30
    : minutes
      ? Number(minutes)
      : hours
        ? Number(hours) * 60
        : number * 60 + (and ? 30 : 0)
  return total >= 15 && total <= 480
    ? { minutes: total, start: match.index, end: match.index + match[0].length }
    : undefined
}

const cutOut = (text: string, { start, end }: { start: number; end: number }): string =>
  text.slice(0, start) + text.slice(end)

export type Understood =
  | { plan: HeardPlan }
  /** A day or time that does not exist. */
  | { problem: { code: string; heard: string } }
  /** Says no time, or one that is over. */
  | { none: true }

/** 下周三下午两点半约了银禾陈总，带上周工跟设计小吴，聊春季翻新，会后周五前发方案. */
export function understandPlan(text: string, { now, zone, known, staff }: Hearing): Understood {
  const { head, tail } = headOf(plainWords(text))
  const whens = resolveWhen(scanWhen(head), { now, zone, lean: 'future' })
  const when = whens.find((one) => !one.before) ?? whens[0]
  if (!when) return { none: true }
  if (when.kind === 'problem') return { problem: { code: when.code, heard: when.text } }
  const time = moment(when, zone)
  if (!time || (time.startAt <= now && time.precision === 'exact')) return { none: true }
  const timeless = cutOut(head, when)
  const long = lengthIn(timeless)
  const rest = (long ? cutOut(timeless, long) : timeless).replace(arranges, (words) =>
    /call|电话/i.test(words) ? ' 电话 ' : ' 约了',
  )
  const [visit] = understandVisits(rest, { now, zone, known, staff })
  const [after] = tail === '' ? [] : understandVisits(tail, { now, zone, known, staff })
  const steps = [...(visit?.steps ?? []), ...(after?.steps ?? [])]
  if (after && after.steps.length === 0 && tail.trim() !== '') steps.push({ text: tail.trim() })
  return {
    plan: {
      ...time,
      client: visit?.client ?? { state: 'empty' },
      ...(visit?.kind ? { kind: visit.kind.value } : {}),
      ...(long ? { minutes: long.minutes } : {}),
      ours: visit?.ours ?? [],
      theirs: visit?.people ?? [],
      agenda: agendaOf(visit?.said ?? ''),
      steps: steps.map((step) => ({ text: step.text, ...(step.due ? { due: step.due.value } : {}) })),
    },
  }
}

/** What is to be talked about, without the words that lead to it. */
function agendaOf(said: string): string {
  const words = said
    .replace(
      /^[\s，,、]*(?:我们?|咱们?)?(?:和|跟|与)?(?:约了|meeting|meet|visit)\s*(?:with|of|at)?[\s，,]*/i,
      '',
    )
    .replace(/^.{0,60}?(?<![a-z])(?:about|to discuss|to talk about|regarding)\s+/is, '')
    .replace(opening, '')
  return words.replace(/^[\s，,、。;；:：]+|[\s，,、。;；:：]+$/gu, '')
}
