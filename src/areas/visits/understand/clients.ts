import { findNames, type KnownName, matchName } from '../../../kernel/text/match-names.ts'
import { isEverydayLatin } from '../../../kernel/text/names.ts'
import { type ClientSpan, clauseStart, overlaps, type Span } from './spans.ts'

const goes =
  /(?<![过失回出进下]|(?<![早晚])上)去了?一?趟?|跑了一?趟?|拜访了?|走访了?|回访了?|上门|到了|给|跟|找|约了?/g
const nameEnds = /[\s，,。;；!！?？\n、:：见找跟和与聊谈对看说的把打发做去来了给在]/u
/** Words that stand where a client could, but name none. */
const nobody =
  /^(?:[一二两三四五六七八九十几多\d]+[家个位]|带|陪|联系|回访|走访|拜访|约|叫|喊|拉|与|同|和|跟|给|替|聊|量|现场|工地|客户|甲方|业主|对方|公司|项目|那边|这边|他们?|她们?|我们?|你们?|大家|一下|一趟|样板|展厅|会议|领导|老板|朋友|同事|医院|学校|银行|酒店|新增|新客户|跟进|反馈|汇报|补记|记录|方案|报价|合同|预算|进度|预约|确认|上午|下午|已经|刚刚|昨|今|明|后|前|第|关于|目前|最近|早上|晚上|帮|请|麻烦|查|问|看|想|不|没|是|有|在|要|会|能|可|就|都|也|又|再|还|先|但|因|所|如|如果|二期|一期|三期)/u
const nameLike = /^[\p{L}\p{N}（）()&·]{2,16}$/u
const verbInside = /客户|[聊谈说发讲问]|沟通|反馈|需要|希望|觉得|认为/u

const englishClient = /(?<=\b(?:at|visited|from)\s+)(?:[A-Z][A-Za-z]+(?:\s[A-Z][A-Za-z]+)?)/g

/** What else was found, so that a date or a person is not taken for a company. */
type Others = { when: readonly Span[]; people: readonly Span[]; kinds: readonly Span[] }

/** The clients of a message: those in the book wherever they stand, others only where a client must stand. */
export function findClients(text: string, known: readonly KnownName[]): ClientSpan[] {
  return findNames(text, known).map(({ start, end, text: said, match }) => ({
    start,
    end,
    text: said,
    match,
  }))
}

/** Names the book does not have: 去了恒远见…, 「嘉木 胡总 …」 at the start of a line. Homophones get another chance. */
export function findStrangers(
  text: string,
  known: readonly KnownName[],
  clients: readonly ClientSpan[],
  others: Others,
): ClientSpan[] {
  const found: ClientSpan[] = []
  const busy = [...clients, ...others.when, ...others.people, ...others.kinds]
  const starts = [...clients, ...others.when, ...others.people, ...others.kinds].map((span) => span.start)
  const add = (from: number, to: number, needsMore: boolean) => {
    let start = from
    while (/[\s:：,，]/.test(text[start] ?? '') && start < to) start++
    let end = start
    while (end < to && !nameEnds.test(text[end] ?? '') && !(end > start && starts.includes(end))) end++
    const said = text.slice(start, end)
    const span = { start, end }
    if (
      !nameLike.test(said) ||
      nobody.test(said) ||
      verbInside.test(said) ||
      busy.some((other) => overlaps(span, other))
    )
      return
    if (
      /^[\d.a-z]+$/.test(said) ||
      isEverydayLatin(said.toLowerCase()) ||
      found.some((other) => overlaps(span, other))
    )
      return
    const gap = /^\s?/.exec(text.slice(end))?.[0].length ?? 0
    if (needsMore && !starts.includes(end) && !starts.includes(end + gap)) return
    const match = matchName(said, known)
    found.push({
      ...span,
      text: said,
      ...(match.state === 'known' || match.state === 'choose' ? { match } : {}),
    })
  }
  let tries = 0
  for (const match of text.matchAll(goes)) {
    if (++tries > 100) break
    const from = match.index + match[0].length
    const sure = /[去跑访到]/.test(match[0]) && match[0] !== '去'
    const clause = clauseStart(text, match.index)
    // 万川 上门量尺: the client of this clause is already known.
    const named = clients.some((client) => client.start >= clause && client.end <= match.index)
    if (!named && found.length < 20) add(from, Math.min(text.length, from + 20), !sure)
  }
  let line = 0
  for (const part of text.split('\n')) {
    const from = headEnd(text, line, busy)
    const named = clients.some((client) => client.start >= line && client.start < from)
    if (!named && found.length < 20 && from < line + part.length) add(from, line + part.length, true)
    line += part.length + 1
  }
  if (/[A-Z]/.test(text)) {
    for (const { 0: said, index } of text.matchAll(englishClient)) {
      const span = { start: index, end: index + said.length }
      if (!busy.some((other) => overlaps(span, other)) && !found.some((other) => overlaps(span, other))) {
        found.push({ ...span, text: said })
      }
    }
  }
  return found.sort((a, b) => a.start - b.start)
}

/** Past the dates and contact words a line begins with. */
function headEnd(text: string, from: number, busy: readonly Span[]): number {
  let at = from
  for (;;) {
    while (/[\s，,:：]/.test(text[at] ?? '') && text[at] !== '\n') at++
    const span = busy.find((each) => each.start === at)
    if (!span) return at
    at = span.end
  }
}
