const digits: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  壹: 1,
  二: 2,
  两: 2,
  贰: 2,
  三: 3,
  叁: 3,
  四: 4,
  肆: 4,
  五: 5,
  伍: 5,
  六: 6,
  陆: 6,
  七: 7,
  柒: 7,
  八: 8,
  捌: 8,
  九: 9,
  玖: 9,
}
const units: Readonly<Record<string, number>> = { 十: 10, 拾: 10, 百: 100, 佰: 100, 千: 1000, 仟: 1000 }
const bigUnits: Readonly<Record<string, number>> = { 万: 1e4, 亿: 1e8 }

/** Every Chinese digit, for the character classes of readers. */
export const hanDigits = '零〇一二两三四五六七八九壹贰叁肆伍陆柒捌玖'

/**
 * Reads a numeral: digits (also full-width, with commas), Chinese, mixed. A last digit without its unit counts in
 * the next smaller one, as spoken: 三千八 = 3800, 一万五 = 15000; 三千零八 = 3008. Undefined: not a numeral.
 */
export function readNumeral(text: string): number | undefined {
  const clean = text
    .replace(/[０-９．，]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .replace(/[,\s]/g, '')
  if (/^\d+(?:\.\d+)?$/.test(clean)) return finite(Number(clean))
  if (clean === '') return undefined
  const pointed = /^([^点]+)点([^点十百千万亿]+)([十百千万亿]*)$/.exec(clean)
  if (pointed) {
    const [, whole = '', fraction = '', scale = ''] = pointed
    const base = readNumeral(whole)
    const tail = [...fraction].map((char) => digits[char] ?? (/\d/.test(char) ? Number(char) : Number.NaN))
    const factor = scale === '' ? 1 : readWhole(`一${scale}`)
    if (base === undefined || !Number.isInteger(base) || factor === undefined || tail.some(Number.isNaN))
      return undefined
    return finite(Number((Number(`${base}.${tail.join('')}`) * factor).toPrecision(15)))
  }
  return readWhole(clean)
}

const finite = (value: number) => (Number.isFinite(value) ? value : undefined)

function readWhole(text: string): number | undefined {
  const parts = text.match(/\d+(?:\.\d+)?|[\s\S]/gu) ?? []
  if (parts.length > 1 && parts.every((part) => digits[part] !== undefined)) {
    return finite(Number(parts.map((part) => digits[part]).join('')))
  }
  let total = 0
  let section = 0
  let pending: number | undefined
  let zero = false
  let lastUnit = 1
  let lastBig = Number.POSITIVE_INFINITY
  for (const part of parts) {
    const digit = digits[part] ?? (/^\d/.test(part) ? Number(part) : undefined)
    const unit = units[part]
    const big = bigUnits[part]
    if (digit !== undefined) {
      if (pending !== undefined && pending !== 0) return undefined
      zero = zero || digit === 0
      pending = digit
    } else if (unit !== undefined) {
      if (unit === 10 && pending === undefined && section === 0 && total === 0) pending = 1
      if (unit === 10 && pending === 0 && section > 0) pending = 1
      if (!pending || (section > 0 && unit >= lastUnit)) return undefined
      section += pending * unit
      pending = undefined
      zero = false
      lastUnit = unit
    } else if (big !== undefined) {
      section += pending ?? 0
      // 一亿 after 一万 is 万亿; any other growing order is not a number.
      if (section === 0 && total === 0) return undefined
      if (big < lastBig) total += section * big
      else if (big === 1e8 && lastBig === 1e4) total = (total + section) * big
      else return undefined
      section = 0
      pending = undefined
      zero = false
      lastUnit = big
      lastBig = big
    } else return undefined
  }
  if (pending !== undefined) {
    const spoken = !zero && lastUnit >= 100 && pending > 0 && pending < 10 && Number.isInteger(pending)
    section += spoken ? (pending * lastUnit) / 10 : pending
  }
  return finite(total + section)
}
