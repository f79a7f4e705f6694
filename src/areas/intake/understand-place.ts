/** A part of a project: a building, a block, a phase, a basement. */
const parts = [
  /([A-Za-z]?\d{1,3}|[一二三四五六七八九十]{1,3}|[A-Za-z])\s*(?:号|#|＃)\s*(?:楼|栋|幢)/,
  /([A-Za-z]?\d{1,3}|[一二三四五六七八九十]{1,3})\s*(?:栋|幢)/,
  /([A-Za-z])\s*(?:座|栋|幢|区)/,
  /地下(?:室|车库|[一二三]层)|车库|裙楼|门诊楼|住院楼|会所/,
  /\b(?:building|block|tower)\s+([A-Za-z]?\d{0,3})\b/i,
  /\bbasement\b/i,
] as const

const hanDigits = '零一二三四五六七八九'
/** 三 → 3, 十二 → 12; what is no such numeral stays. */
function numeral(text: string): string {
  if (!/^[一二三四五六七八九十]+$/.test(text)) return text
  const [tens, ones] = text.includes('十') ? text.split('十') : ['', text]
  const digit = (one: string | undefined, empty: number) => (one ? hanDigits.indexOf(one) : empty)
  return String(text.includes('十') ? digit(tens, 1) * 10 + digit(ones, 0) : digit(ones, 0))
}

/** The part a text names, written one way: 3号楼, A座, 地下室; empty where it names none. */
export function partIn(text: string): string {
  for (const pattern of parts) {
    const found = pattern.exec(text)
    if (!found) continue
    const [whole, name] = found
    if (name === undefined || name === '')
      return whole.trim().toLowerCase() === 'basement' ? '地下室' : whole.trim()
    const written = numeral(name).toUpperCase()
    return /[座区]/.test(whole) || (/^[A-Z]$/.test(written) && /栋|幢|block|tower|building/i.test(whole))
      ? `${written}座`
      : `${written}号楼`
  }
  return ''
}

const spots =
  '大堂|大厅|门厅|前厅|走廊|过道|楼梯间|楼梯|电梯间|电梯厅|卫生间|厕所|洗手间|男厕|女厕|茶水间|厨房|次卧|主卧|卧室|客厅|餐厅|阳台|露台|书房|玄关|会议室|办公室|机房|配电房|配电间|设备间|前台|病房|护士站|诊室|大门|门口|屋顶|天台|楼顶|外墙|车库|商铺|样板间'
const sides =
  '顶上|顶部|天花|吊顶|墙上|墙面|墙角|墙边|地面|地上|地砖|柱面|柱子|窗边|窗户|窗框|门口|门上|门边|里面|东侧|西侧|南侧|北侧|东面|西面|南面|北面|左边|右边|角落|上面|下面|顶'
const room = String.raw`(?:\d{1,2}|[一二三四五六七八九十]{1,3})(?:楼|层|F|f)|\d{3,4}(?:室|房)?`
const place = new RegExp(
  `(?:(?:${room})\\s*)?(?:[东西南北左右]?(?:${spots})\\s*)(?:[东西南北左右]侧)?(?:${sides})?`,
)
const alone = new RegExp(`(?:${room})(?:的)?(?:${sides})?`)
const english =
  /\b(?:the )?((?:lobby|hall|corridor|bathroom|toilet|kitchen|bedroom|living room|balcony|roof|lift hall|stairwell|meeting room|office|ceiling of the \w+|lobby ceiling)(?: ceiling| floor| wall)?)\b/i

/** Where in it: 大堂顶上, 1402 次卧; empty where the words do not say. */
export function placeIn(text: string, part: string): string {
  const rest = parts.reduce((left, one) => (part ? left.replace(one, ' ') : left), text)
  const found = place.exec(rest)?.[0] ?? alone.exec(rest)?.[0] ?? english.exec(rest)?.[1] ?? ''
  return found.replace(/\s+/g, ' ').trim().slice(0, 30)
}

/** Whether two places may be the same: either is not said, or they share a spot. */
export function similarPlace(a: string, b: string): boolean {
  if (a === '' || b === '') return true
  if (a.includes(b) || b.includes(a)) return true
  const found = (text: string) => text.match(new RegExp(spots, 'g')) ?? []
  const others = new Set(found(b))
  return found(a).some((one) => others.has(one))
}
