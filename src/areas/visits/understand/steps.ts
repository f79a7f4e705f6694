import type { Facing } from '../../../../bot-cards/visits/actions.ts'
import type { HeardWhen } from '../../../kernel/text/when.ts'
import { facingHeard } from './facing.ts'
import type { Found } from './find-all.ts'
import { type Due, overlaps, type Span, within } from './spans.ts'

/** A promise found in a clause: its words, the span it takes, and the expression that sets its day. */
export type StepSpan = Span & { text: string; when?: HeardWhen; facing?: Exclude<Facing, 'client'> }

const subject =
  /^(?:我们?|咱们?|我方|我这边|我司|他们?|她|对方|客户|甲方|业主|双方|设计部?|财务|法务|公司)?(?:这边|那边)?(?:答应|承诺|要求|让我们?|希望|需要|要|得|会|将|争取|计划|准备|打算|再|就|想|同意|必须|务必|可以|能|先)*$/
const ours = /^(?:我们|我方|我这边|我司|咱们?|我)(?:这边)?/
const cut =
  /.*(?:说好|说是|说|表示|约好了?|约定|约了?|定了|定于|最后|另外|还有|然后|下一步|下步|后续|接下来|待办|行动项|回头|[，,:：；;]|(?<![a-z])(?:and|will|need to|have to|must|then|next steps?|todo)\s)\s*/is
const leads =
  /(?:说好|说是?|表示|约好了?|约定|约了?|定了|定于|(?<![a-z])(?:and|will|need to|have to|must|then)\s)\s*$/i
const contentful = /[聊谈看卡了过]|^(?:对|跟|和|就|去|见|跑|到)/
const verb =
  '(?:发|给|交|提|付|签|出|报|寄|送|回|确认|安排|改|做|定|带|开|落实|反馈|催|进场|验收|完成|汇报|复尺|量|到货|结|打款|打|约|看|谈|聊|见|碰|再|拜访|去|过去|过来|来|上门|补|拿|退|准备|整理|更新|敲定|沟通|讨论|组织|邀请|请|把|将|审|评|盖|装|拆|下单|申请|对|跟进|测|选|封样|试|讲|演示|启动|启用|开业|开盘|交付|交房|竣工|完工|封顶|入场|动工|搬|展示|投标|开标|招标|递|传|复核|核对|核|支付|汇款|转)'
const planned = new RegExp(
  `^(?:我们?|咱们?|他们?|她|对方|客户|甲方|业主|内部|要|会|得|将|争取|计划|可以|能|需要?|先|再|就|都|一起|务必|必须|现场|当面|一起|过去|过来|\\s)*(?:给(?:他们?|她|对方|客户|[^\\s]{1,2}[总工]))?${verb}`,
)
const done = /^[^，,]{0,6}(?:了|过(?![来去])|已经|完(?![工成善整]))/
const verbOnly =
  /^(?:再|先|要|会|能|得)*(?:(?:发|给|交|付|出|提交|提供|寄|送|签|报|回复|答复|定|确认|改|做|弄|搞定|敲定|完成|到|好|出来|完|掉|他们?|她|对方|客户|我们?|过去|过来|到位|一版)+|付款|打款|到账|进场|开工|到货|验收)$/
const marker =
  /^\s*(?:下一步|下步|后续|接下来|待办|行动项|回头|回去后?|稍后|尽快|todo|to do|next steps?|next|action items?)(?![a-z])\s*[:：]?\s*(?:是|要|就)?\s*(.{2,})$/is
const must =
  /^\s*(?:我们?|咱们?)?(?:需要?|要|得|答应|记得|待)(?:给.{1,5})?(?:发|补|寄|送|提供|出一?[份版]|安排|回复|准备|整理|更新)/

/** The promises of a visit in their order: those with a day, and those the words announce without one. */
export function stepsOf(found: Found, clauses: readonly Span[], due: readonly Due[]): StepSpan[] {
  const steps: StepSpan[] = []
  due.forEach(({ clause, heard }, index) => {
    const next = due[index + 1]
    const to = next && next.clause === clause ? next.heard.start : clause.end
    const when = heard.future ?? heard.past
    const step = when ? stepAround(found, clause, when, to) : undefined
    if (!step) return
    const last = steps.at(-1)
    if (last && overlaps(last, step)) last.end = step.start
    steps.push(step)
  })
  for (const clause of clauses) {
    const step = steps.some((each) => overlaps(each, clause)) ? undefined : undated(found.text, clause)
    if (step) steps.push(step)
  }
  return steps
    .sort((a, b) => a.start - b.start)
    .map((step) => {
      const clause = clauses.find((each) => overlaps(each, step)) ?? step
      const before = steps.findLast(
        (each) => each !== step && each.end <= step.start && overlaps(each, clause),
      )
      const facing = facingHeard(found, before ? { ...clause, start: before.end } : clause, step)
      return facing ? { ...step, facing } : step
    })
}

/** Whether what follows a date is something to be done, not something that was. */
export const isPlan = (rest: string): boolean =>
  planned.test(rest.trimStart()) && !done.test(rest.trimStart())
export const isDone = (rest: string): boolean => done.test(rest.trimStart())

/** The promise a date belongs to, inside its clause; `to` is where the next promise of the clause begins. */
function stepAround(found: Found, clause: Span, when: HeardWhen, to: number): StepSpan | undefined {
  const { text, clients, kinds, people, past } = found
  const inside = within([...clients, ...kinds.filter((kind) => !kind.guessed), ...past, ...people], {
    start: clause.start,
    end: when.start,
  })
  const from = Math.max(clause.start, ...inside.map((each) => each.end))
  const rest = tidy(text.slice(when.end, to))
  const full = text.slice(from, when.start)
  const pre = full.replace(cut, '').trim()
  const own = pre === '' ? full.length : full.lastIndexOf(pre)
  // 约了, 说 right before it lead to the promise and tell nothing alone.
  const preStart = from + own - (leads.exec(full.slice(0, own))?.[0].length ?? 0)
  const person = people.find((each) => each.end === when.start && each.start > clause.start - 1)
  const whole = (start: number, words: string): StepSpan | undefined =>
    words === '' ? undefined : { start, end: to, text: words, when }
  if (/[a-z]/i.test(pre) && !/\p{Script=Han}/u.test(pre)) return whole(preStart, tidy(`${pre} ${rest}`))
  if (rest === '') {
    if (pre !== '' && isPlan(pre)) return whole(preStart, turned(pre))
    return isPlan(full) ? whole(from, turned(full.trim())) : undefined
  }
  // 尾款说年前付: what is owed stands before the word that leads to the day.
  const object = pre === '' ? full.replace(leads, '').trim() : ''
  if (
    object !== '' &&
    object.length <= 8 &&
    verbOnly.test(rest) &&
    !contentful.test(object) &&
    !subject.test(object)
  ) {
    return whole(from, rest.length <= 2 ? rest + object : object + rest)
  }
  if (pre === '') {
    const whose = person && person.start === clause.start ? person.name : ''
    return whole(whose ? clause.start : preStart, whose + turned(rest))
  }
  if (subject.test(pre)) return whole(preStart, pre.replace(ours, '') + turned(rest))
  if (pre.length <= 12 && !contentful.test(pre) && verbOnly.test(rest)) {
    const act = rest.replace(/(?:他们?|她|对方|客户)$/, '')
    return whole(
      preStart,
      act.length <= 2 && !/^(?:确认|安排|准备|负责|保证|催|协调|争取)$/.test(pre) ? act + pre : pre + rest,
    )
  }
  return whole(when.start, turned(rest))
}

/** A promise without a day, where the words say it is one: 下一步：…, 回头发样品. */
function undated(text: string, clause: Span): StepSpan | undefined {
  const said = text.slice(clause.start, clause.end)
  const words =
    marker.exec(said)?.[1] ?? (must.test(said) ? said.replace(/^\s*(?:我们?|咱们?)?/, '') : undefined)
  const tidied = words === undefined ? '' : turned(tidy(words))
  return tidied === '' ? undefined : { ...clause, text: tidied }
}

const tidy = (text: string): string => text.replace(/^[\s,，、:：的]+|[\s,，、。;；:：]+$/gu, '')

/** 把报价发他 → 发报价: a promise reads as what is to be done. */
function turned(words: string): string {
  const match =
    /^(?:要|会|得|就|再|先)*(?:把|将)(.{1,14}?)(发|给|交|寄|送|传|转|提|改|做|定|签|报|出|带|补|整理|确认|准备|落实|敲定|安排)(好|完|到|出来)?(?:给)?(他们?|她们?|对方|过去|过来|客户|我们?)?(.*)$/s.exec(
      words,
    )
  if (!match) return words.replace(/^(?:就|会|要)(?=\S)/, '')
  const [, object = '', act = '', result = '', , more = ''] = match
  if (more !== '' && !/^[\p{Script=Han}a-z]{1,6}$/iu.test(more)) return words
  return `${act}${result}${object}${more === '' ? '' : /[总工理任]$/.test(more) ? `给${more}` : more}`
}

export const isFree = (span: Span, steps: readonly Span[]): boolean =>
  !steps.some((step) => overlaps(span, step))
