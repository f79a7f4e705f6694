import { fold, normalize } from './normalize.ts'
import { isSyllable, readings, syllables, twoSyllableHeads } from './pinyin.ts'

const legalForm =
  /(?:股份)?有限(?:责任)?公司|股份公司|集团公司|集团|总公司|分公司|公司|(?<=.{2})(?:co\.?,?\s*ltd\.?|limited|inc\.?)$/gu

const places = (
  '北京 上海 天津 重庆 河北 山西 辽宁 吉林 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 海南 四川 贵州 云南 陕西 ' +
  '甘肃 青海 内蒙古 广西 西藏 宁夏 新疆 香港 澳门 石家庄 太原 沈阳 大连 长春 哈尔滨 南京 苏州 无锡 常州 南通 扬州 徐州 杭州 宁波 温州 ' +
  '嘉兴 绍兴 金华 台州 湖州 合肥 芜湖 福州 厦门 泉州 南昌 济南 青岛 烟台 潍坊 郑州 洛阳 武汉 宜昌 长沙 株洲 广州 深圳 佛山 东莞 珠海 ' +
  '中山 惠州 海口 三亚 成都 绵阳 贵阳 昆明 西安 兰州 西宁 南宁 桂林 银川 乌鲁木齐 拉萨 呼和浩特'
).split(' ')
const placePrefix = new RegExp(`^(?:(?:${places.join('|')})(?:自治区|特别行政区|省|市)?)+`, 'u')

/** Words too common to stand for the company whose name begins with them. */
const ordinary = new Set([
  ...places,
  ...(
    '中国 中华 人民 建设 建筑 第一 第二 第三 国际 国家 世纪 时代 阳光 新城 城市 城建 城投 工程 项目 公司 集团 发展 投资 开发 置业 置地 ' +
    '地产 房产 银行 医院 大学 学校 学院 市政 市场 政府 科技 文化 教育 东方 南方 北方 西部 东部 华东 华南 华北 华中 西南 西北 东北 ' +
    '海外 未来 现代 幸福 和平 广场 中心 酒店 宾馆 商业 商场 商城 技术 设计 装饰 装修 施工 物业 服务 电力 电网 电气 交通 轨道 机场 高铁 ' +
    '地铁 铁路 公路 能源 环境 环保 生活 健康 创新 智能 数字 信息 网络 金融 保险 证券 联合 大众 天然 水务 燃气 港口 物流 食品 医药 材料'
  ).split(' '),
])
export const isOrdinary = (word: string): boolean => ordinary.has(word)

/**
 * The comparable core of a company name: brackets, blanks, punctuation, legal form and leading place gone, lower
 * case. `浙江万川置业有限公司` → `万川置业`. A place stays where the rest would name nobody (北京银行).
 */
export function normalizeName(name: string): string {
  const bare = fold(normalize(name))
    .replace(/[\s\p{P}\p{S}]+/gu, ' ')
    .trim()
  const core = bare.replace(legalForm, '').replaceAll(' ', '')
  const whole = [...core].length >= 2 ? core : bare.replaceAll(' ', '')
  const local = whole.replace(placePrefix, '')
  return [...local].length >= 2 && !ordinary.has(local.slice(0, 2)) ? local : whole
}

/** Running text without the blanks and brackets inside names, each character with its place in the original. */
export type Squeezed = { text: string; at: number[] }

const skipped = new Set('()（）[]【】《》<>"“”\'‘’·•*_`~#－-　\t ')
const isLatin = (char: string | undefined) => char !== undefined && /[a-z\d]/.test(char)

export function squeeze(folded: string): Squeezed {
  let text = ''
  const at: number[] = []
  for (let index = 0; index < folded.length; index++) {
    const char = folded[index] ?? ''
    if (!skipped.has(char)) {
      text += char
      at.push(index)
    } else if (isLatin(text.at(-1)) && isLatin(folded[index + 1])) {
      // Words stay apart: "we can" is not "wecan".
      text += ' '
      at.push(index)
    }
  }
  return { text, at }
}

/** What the database indexes of one name. `pinyin` and `initials` are joined: `wanchuan`, `wc`. */
export type NameKeys = {
  norm: string
  pinyin: string
  initials: string
  /** First two characters of `norm`. */
  head: string
  /** First two syllables, joined. */
  pinyinHead: string
  /** Every pair of neighbouring characters of `norm`, once. */
  grams: string[]
}

export function nameKeys(name: string): NameKeys {
  const norm = normalizeName(name)
  const chars = [...norm]
  const spoken = syllables(norm)
  return {
    norm,
    pinyin: spoken.join(''),
    initials: spoken.map((syllable) => [...syllable][0] ?? '').join(''),
    head: chars.slice(0, 2).join(''),
    pinyinHead: spoken.slice(0, 2).join(''),
    grams: [...new Set(chars.slice(1).map((char, index) => `${chars[index]}${char}`))],
  }
}

const keysKept = new Map<string, NameKeys>()

/** `nameKeys` of a name of the client book, remembered: the same few names are compared with every message. */
export function keysOfName(name: string): NameKeys {
  const known = keysKept.get(name)
  if (known) return known
  const keys = nameKeys(name)
  if (keysKept.size >= 5000) keysKept.clear()
  keysKept.set(name, keys)
  return keys
}

/** What to look up for free text: it may mention any name with one of these heads or initials. */
export type TextKeys = { heads: string[]; pinyinHeads: string[]; initials: string[] }

/** Longer messages name their clients early; look-ups stay bounded. */
const textAtMost = 2000

/** Latin words of everyday chat that are nobody's initials. */
const everyday = new Set(
  (
    'ok no hi hey vip ppt pdf cad bim epc app wifi kw am pm km mm cm by to at in on is it we he me my of or so up us do go an as be if and ' +
    'the met for you are was but not all can had her his him she they has have with from this that will send call said need want about ' +
    'their them our out now new one two day week next last also then than what when who how why yes get got let see saw too mail email ' +
    'phone visit quote talk talked budget friday monday today tomorrow by mon tue wed thu fri sat sun dec jan feb mar apr may jun jul aug ' +
    'sep oct nov mr ms mrs dr asap tbd todo'
  ).split(' '),
)
export const isEverydayLatin = (word: string): boolean => everyday.has(word)

const character = /[\p{L}\p{N}]/u
const hanCharacter = /\p{Script=Han}/u

export function textKeys(text: string): TextKeys {
  const { text: squeezed } = squeeze(fold(normalize(text.slice(0, textAtMost))))
  const chars = [...squeezed]
  const heads = new Set<string>()
  const pinyinHeads = new Set<string>()
  for (let index = 0; index + 1 < chars.length; index++) {
    const one = chars[index] ?? ''
    const two = chars[index + 1] ?? ''
    if (!character.test(one) || !character.test(two)) continue
    if (isLatin(one) && isLatin(two) && isLatin(chars[index - 1])) continue
    heads.add(one + two)
    if (!hanCharacter.test(one) || !hanCharacter.test(two)) continue
    for (const first of readings(one)) for (const second of readings(two)) pinyinHeads.add(first + second)
  }
  const initials = new Set<string>()
  const words = squeezed.match(/[a-z]+/g) ?? []
  words.forEach((word, index) => {
    if (word.length >= 2 && word.length <= 6 && !everyday.has(word)) initials.add(word)
    for (const head of twoSyllableHeads(word)) pinyinHeads.add(head)
    const follower = words[index + 1]
    if (follower && isSyllable(word) && isSyllable(follower)) pinyinHeads.add(word + follower)
  })
  return { heads: [...heads], pinyinHeads: [...pinyinHeads], initials: [...initials] }
}
