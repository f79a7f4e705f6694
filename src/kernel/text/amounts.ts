import { fold } from './normalize.ts'
import { hanDigits, readNumeral } from './numerals.ts'

type Span = { start: number; end: number; text: string }

/**
 * Money in running text, by position, in yuan. `guessed`: said as "about". `ask`: the words fit several amounts
 * (两百来万, 尾款800), which are offered, the nearest first.
 */
export type HeardMoney = Span &
  (
    | { kind: 'value'; yuan: number; guessed: boolean; per?: 'square_metre' }
    | { kind: 'ask'; options: number[] }
  )

const figure = '(?:\\d{1,3}(?:,\\d{3})+(?:\\.\\d{1,6})?|\\d{1,12}(?:\\.\\d{1,6})?)'
const one = `[${hanDigits}]`
const core = `(?:${figure}(?:[千百](?:[${hanDigits}\\d][百十]?){0,3})?|[${hanDigits}十几数][${hanDigits}十百千几]{0,10}(?:点${one}{1,4})?|(?<=[上近])[百千]|百(?=来))`
const scale = '(?:亿|万|kw(?!h)|w|k(?![a-z])|million(?![a-z])|m(?![a-z\\d²]))'
const tail = `(?:[${hanDigits}\\d]{1,4}[千百十](?:[${hanDigits}\\d]?[百十]?){0,3}万?|\\d{1,4}万|[${hanDigits}\\d](?![${hanDigits}十百千万\\d号日月点天个时年周.%一]))`

const candidate = new RegExp(
  `(?<![\\d.a-z第${hanDigits}十百千])([上近])?(${core})(来|多|余|几)?(?:\\s?(个)?(来|多)?(${scale})(?:(${tail})|([多来]))?)?`,
  'g',
)

const perMetre = /\s*(?:元|块钱?)?\s*(?:\/|每|一)\s*个?(?:平方米?|平米?|㎡|m2|m²|方)/y
const currency =
  /\s*(?:元整?(?![旦素月宝件器])|块钱|块(?![板地砖石玻屏牌瓷布样区内木])|圆|rmb|cny|人民币|yuan)/y
/** 2万平, 3万人, 300个 are quantities of something else. */
const quantity =
  /\s*(?:平|㎡|m2|m²|方|人|套|户|张|件|个|吨|公里|米|次|步|字|份|台|间|家|股|册|度|千瓦|栋|层|棵|颗|根|像素|毫安|火)/y
const about = /\s*(?:左右|上下|出头|以内|不到)/y
const counter = /\s*(?:[\d.%\-/:平㎡个天号月日年套份层户人次点楼期张家版页轮遍条折成米吨般直定起些样下]|kw)/y

const aboutLead = /(?:大?约|大概|差不多|接近|将近|不到|超过|至少|about|around|~)\s*$/
const currencyLead = /(?:[¥￥]|rmb|cny|人民币)\s*$/
const perLead =
  /(?:每平方?米?|单方|平方?米?单价|一平方?米?)(?:造价|单价|成本|报价)?(?:大?约|大概|差不多|控制在|是|在)?\s*$/
const owedLead =
  /(?:尾款|首付款?|进度款|预付款|定金|订金|押金|质保金|保证金|合同额|合同价|总价|总额|金额|预算|造价|报价|货款|工程款|余款|欠款|回款|产值|年额|欠|付了)(?:[\s:]|大?约|大概|差不多|还剩|还有|还差|一共|总共|是|为|在|剩|卡)*$/
const rangeLead = new RegExp(
  `(${figure}|[${hanDigits}十][${hanDigits}十百千]{0,8})\\s*(?:万|w)?\\s*[-~—到至]\\s*$`,
)
/** Electrical power is no money: 功率3.8kw. */
const powerLead = /(?:功率|负荷|用电|电量|容量|空调|电机|配电)\S{0,4}$/

const at = (pattern: RegExp, text: string, index: number): number => {
  pattern.lastIndex = index
  return pattern.exec(text)?.[0].length ?? 0
}

const factors: Readonly<Record<string, string>> = { w: '万', kw: '千万', k: '千', m: '百万', million: '百万' }
const cents = (yuan: number): number => Math.round(yuan * 100) / 100

/** The smallest unit still said in a round figure: 350万 → 10万. */
function grain(value: number): number {
  let unit = 1
  while (value % (unit * 10) === 0 && unit < value) unit *= 10
  return unit
}

/** What a vague amount may be: 两百来万 → 200万 or 250万, 几百万 → 200, 300 or 500万. */
function vagueOptions(lead: string, said: string, unit: string): number[] {
  const read = (text: string) => readNumeral(text + unit)
  const several = /[几数]/.exec(said)
  if (several) {
    const fills = /[十百千]/.test(said.slice(0, several.index)) ? ['二', '五', '八'] : ['二', '三', '五']
    return fills.flatMap((fill) => read(said.replace(/[几数]/, fill)) ?? [])
  }
  const pair = new RegExp(`^(${one})(${one})([十百千].*|)$`).exec(said)
  if (pair) return [pair[1], pair[2]].flatMap((first) => read(`${first}${pair[3]}`) ?? [])
  const base = read(/^[百千]/.test(said) ? `一${said}` : said)
  if (base === undefined) return []
  if (lead === '近') return [base - base / 10, base]
  return lead === '上' ? [base, base * 2] : [base, base + grain(base) / 2]
}

/** Amounts beyond this many in one message are a price list. */
const amountsAtMost = 100

/** Every amount of money in a text, the first hundred. Never throws. */
export function readAmounts(text: string): HeardMoney[] {
  const folded = fold(text)
  const found: HeardMoney[] = []
  for (const match of folded.matchAll(candidate)) {
    if (found.length >= amountsAtMost) break
    const heard = read(folded, match, found)
    if (heard) found.push({ ...heard, text: text.slice(heard.start, heard.end) })
  }
  return found
}

type Unworded = HeardMoney extends infer M
  ? M extends HeardMoney
    ? Omit<M, 'text'> & { kind: M['kind'] }
    : never
  : never

function read(folded: string, match: RegExpExecArray, found: HeardMoney[]): Unworded | undefined {
  const [whole, lead = '', coreText = '', vagueOne, piece, vagueTwo, scaleText, tailText = '', vagueThree] =
    match
  let said = coreText
  let end = match.index + whole.length
  let start = match.index
  // 三千八一平: the last 一 belongs to the square metre.
  if (!scaleText && said.length > 1 && said.endsWith('一') && /^个?平/.test(folded.slice(end, end + 2))) {
    said = said.slice(0, -1)
    end--
  }
  const unit = scaleText ? (factors[scaleText] ?? scaleText) : ''
  const before = folded.slice(Math.max(0, start - 16), start)
  const perLength = at(perMetre, folded, end)
  const moneyLength = perLength > 0 ? 0 : at(currency, folded, end)
  const afterMoney = moneyLength > 0 ? at(perMetre, folded, end + moneyLength) : 0
  const symbol = currencyLead.exec(before)
  const each = perLead.exec(before)
  const per = perLength > 0 || afterMoney > 0 || each ? ({ per: 'square_metre' } as const) : {}
  const owed = owedLead.test(before)
  const isMoney =
    moneyLength > 0 || perLength > 0 || symbol !== null || (each !== null && at(counter, folded, end) === 0)
  if (/^(?:k|m)$/.test(scaleText ?? '') && !isMoney && !owed) return undefined
  if (scaleText === 'kw' && powerLead.test(before)) return undefined
  if (!isMoney && unit && at(quantity, folded, end) > 0) return undefined
  // 五点八万 is a figure, but a bare 二 before 期 or 块 is not money.
  if (!isMoney && !unit && !(owed && at(counter, folded, end) === 0)) return undefined

  const vague = lead !== '' || vagueOne || vagueTwo || vagueThree || /[几数]/.test(said) || isPair(said)
  if (vague && !unit && !moneyLength) return undefined
  end += perLength + moneyLength + afterMoney
  if (vague) {
    const options = vagueOptions(lead, said, unit).map(cents)
    return options.length > 0 ? { start, end, kind: 'ask', options } : undefined
  }
  const value = readNumeral(said + (piece && unit.startsWith('百') ? '' : unit) + tailText)
  if (value === undefined || value <= 0) return undefined
  const range = unit ? ranged(before, value, said, unit, start, found) : undefined
  if (range) return { ...range, end }
  if (!unit && !symbol && perLength === 0 && afterMoney === 0 && !each) {
    if (moneyLength > 0) {
      const small = value < 10 && !/\d/.test(said) && !/块钱|元/.test(folded.slice(end - moneyLength, end))
      if (small) return undefined
    } else {
      if (value < 10 || (!/\d/.test(said) && value < 100)) return undefined
      if (value < 10_000) return { start, end, kind: 'ask', options: [value, value * 10_000] }
      return { start, end, kind: 'value', yuan: cents(value), guessed: true }
    }
  }
  const aboutLength = at(about, folded, end)
  const guessed = aboutLength > 0 || aboutLead.test(before) || scaleText === 'k'
  start -= symbol?.[0].length ?? each?.[0].length ?? 0
  return { start, end, kind: 'value', yuan: cents(value), guessed, ...per }
}

/** 两三百万, 三五百万: two growing digits side by side before a unit. */
function isPair(said: string): boolean {
  const first = readNumeral(said[0] ?? '')
  const second = readNumeral(said[1] ?? '')
  return (
    new RegExp(`^${one}{2}(?:[十百千]|$)`).test(said) &&
    first !== undefined &&
    second !== undefined &&
    second > first &&
    first > 0
  )
}

/** 200-300万, 200万到300万: one question with both ends, in place of an amount already found for the lower one. */
function ranged(
  before: string,
  high: number,
  said: string,
  unit: string,
  start: number,
  found: HeardMoney[],
) {
  const match = rangeLead.exec(before)
  if (!match) return undefined
  const low = readNumeral(`${match[1]}${unit}`)
  if (low === undefined || low >= high || readNumeral(said) === undefined) return undefined
  const from = start - match[0].length
  const last = found.at(-1)
  if (last && last.start >= from) found.pop()
  return { start: from, kind: 'ask' as const, options: [cents(low), cents(high)] }
}
