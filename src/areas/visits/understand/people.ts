import { overlaps, type Span } from './spans.ts'

/** A person as named: 王总, 设计小吴, 老赵, Wang. */
export type HeardPerson = Span & { name: string }

const surname =
  '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖' +
  '邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂柳项齐梅' +
  '庄辛管祝左涂谷祁舒耿牟卜路詹关苗凌纪靳盛童欧甄项裴席卫查屈鲍位覃霍翁隋植甘景单包司柏宁柯阮桂闵解强柴华冉房边辜吉饶刁瞿戚丘古米池滕晋苑邬臧畅宫嵺苟全褚廉简娄盖符奚穆党燕郎邸冀谈姬屠郜晏栾郁蒙喻揭窦迟宇敖糜鄢冷卓仇艾蓝巩稽井练仲乐虞卞封竺冼衣楚佟栗匡宗巫鞠僧桑荆谌扬薄伏岑习胥蔺'
const common = new Set(surname.slice(0, 60))
const double = '欧阳|上官|司马|诸葛|司徒|东方|独孤|南宫|夏侯|尉迟|皇甫|慕容|令狐|公孙|轩辕|端木'
const family = `(?:${double}|[${surname}])`

/** 总 and 工 begin many other words: 总价, 工程. */
const boss =
  '总(?!额|价|数|包|部|体|共|量|面积|平|图|承|计|控|投资|成本|建筑|造价|工期|公司|监|经理|结|预算|合同|裁|得|会|算|之|是说|而|重|长|高|店|行|院|校|指挥)'
const engineer =
  '工(?!程|作|地|期|人|序|艺|厂|业|资|具|商|队|时|法|装|会|信|种|钱|费|况|位|匠|料|伤|坊|区|段|棚|友|本|整|笔)'
const title =
  '(?:董事长|总经理|副总经理|副总|总监|总裁|总助|经理|主任|主管|主席|局长|处长|科长|部长|院长|校长|行长|店长|厂长|会长|所长|站长|队长|组长|主席|书记|秘书|助理|会计|老师|教授|博士|先生|女士|小姐|老板|设计师|监理|工程师|董事|' +
  `${boss}|${engineer}|董(?!事会)|姐|哥|叔|姨)`
const given =
  '[^\\s\\p{P}的了和跟与同去见是在说聊谈打给把让叫请找约来到对及并也又再还带陪总工从向被为将会要能已没有个第上下左右今明昨早晚午天周月日年号点半一二三四五六七八九十]'
const role =
  '(?:(?<![\\p{L}])|(?<=[\\s见跟和与找约带陪请叫给及、的]))(?:设计|财务|采购|工程|成本|预算|合约|招采|技术|售后|法务|甲方|业主|监理|灯具|施工|物业|商务|市场|行政|运营|工地|现场|品牌)'

/** Words that end in a surname: 关于总价 names no Mr Yu. */
const notNames = new Set(
  (
    '关于 对于 由于 至于 位于 属于 等于 低于 高于 大于 小于 处于 基于 便于 终于 提高 最高 较高 很高 偏高 资金 现金 奖金 定金 订金 押金 租金 基金 佣金 税金 ' +
    '甲方 乙方 双方 对方 我方 各方 地方 多方 三方 及时 同时 当时 小时 临时 按时 准时 平时 完成 达成 形成 造成 组成 公安 平安 保安 西安 方向 ' +
    '完全 安全 正常 经常 非常 日常 工程 流程 过程 全程 日程 订单 清单 报价单 简单 名单 剩余 多余 其余 设计 统计 预计 合计 会计 估计 累计 共计 上周 下周 本周 这周 ' +
    '每周 一周 两周 三周 几周 四周 半周 亿元 不易 容易 交易 贸易 说明 证明 透明 发明 照明 必须 应该 响应 对应 供应 效应 反应 一路 线路 电路 道路 检查 调查 审查 巡查 ' +
    '项目 温和 暖和 饱和 主管 保管 监管 尽管 不管 水管 风管 管道 快乐 音乐 相关 有关 机关 开关 海关 网关 大门 公司 上司 木石 大理石 石材 国家 提前 汽车 停车 电车 ' +
    '原来 后来 本来 将来 起来 下来 上来 出来 过来 回来 以来 单位 车位 部位 方位 工位 定位 到位 点位 机房 住房 厂房 库房 楼房 用房 票房 精华 中华 旁边 那边 这边 一边 江边 ' +
    '加强 增强 较强 最强 都连 联席 出席 主席 首席 了解 理解 讲解 水池 电池 米池 平米 厘米 毫米 大米 万米 百万 千万 几万 多万'
  ).split(' '),
)

const named = new RegExp(
  `(?<role>${role})?(?:(?<titled>${family}(?:${given}{1,2})?(?=${title})${title})|(?<small>(?:小|老|阿)(?:${family})(?![时区层序度额库案块量面材客板师项同员店院办城化型号家牌本实户段内外线路巷楼房上下年用旧]|于\\d)))`,
  'gu',
)
const informal =
  /^(?:小(?:高|程|金|方|石|米|包|白|时|区|明|于|和|单|计|项|位|都|连|应|来|商|都|学|路|井|车|花|费|华)|老(?:石|都|来|是|和|房|路|车|本|家|花|华|单|位))/u
/** 项目经理 is a post, not Mr Xiang. */
const posts =
  /^(?:项目|商务|安全|成本|工程|公司|方案|设计|计划|水电|强电|房产|车间|包装|高级|金融|单位|常务|党委|曾经|全国|连锁|管理|商业|商场|贸易|区域|技术|项)/u
const bare = new RegExp(`^${family}[\\p{Script=Han}]{1,2}$`, 'u')
const english =
  /(?:(?<=\b(?:met|meet|saw|called|with|and|to|from|phoned|told|rang)\s+)(?:(?:Mr|Ms|Mrs|Dr|Miss|Manager|Director|Engineer)\.?\s+)?|\b(?:Mr|Ms|Mrs|Dr|Miss|Manager|Director|Engineer)\.?\s+)([A-Z][a-z]+(?:\s[A-Z][a-z]+)?)(?![a-z])/g
const notEnglishNames =
  /^(?:The|This|That|Mon|Tue|Wed|Thu|Fri|Sat|Sun|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|They|He|She|We|I|It|Next|Last|Today|Tomorrow|Yesterday)/

const peopleAtMost = 60

/** The people named in a text outside `taken` (client names, dates), left to right. */
export function findPeople(text: string, taken: readonly Span[]): HeardPerson[] {
  const found: HeardPerson[] = []
  const free = (span: Span) =>
    !taken.some((other) => overlaps(span, other)) && !found.some((other) => overlaps(span, other))
  for (const match of blanked(text, taken).matchAll(named)) {
    if (found.length >= peopleAtMost) break
    const { role: of = '', titled, small } = match.groups ?? {}
    const span = { start: match.index, end: match.index + match[0].length }
    const whole = titled ?? small ?? ''
    const cut = titled ? strangerLength(titled) : 0
    const name = whole.slice(cut)
    const first = match.index + of.length + cut
    const alongside = /[带叫喊约拉]上$/.test(text.slice(Math.max(0, first - 2), first))
    if (titled && ((!alongside && notNames.has(text.slice(first - 1, first + 1))) || posts.test(titled)))
      continue
    if (small && (informal.test(small) || /[大最较很中]/.test(text[first - 1] ?? ''))) continue
    const own = { start: first, end: span.end, name }
    if (of && cut === 0 && free(span)) found.push({ ...span, name: of + name })
    else if (free(own)) found.push(own)
  }
  if (/[A-Z]/.test(text)) {
    for (const match of text.matchAll(english)) {
      const name = match[0]
      const span = { start: match.index, end: match.index + name.length }
      if (!notEnglishNames.test(match[1] ?? '') && free(span)) found.push({ ...span, name })
    }
  }
  return found.sort((a, b) => a.start - b.start)
}

/** The text with what is already known blanked, place for place: 银禾陈总 holds 陈总, no Mr Yinhe-Chen. */
function blanked(text: string, taken: readonly Span[]): string {
  let out = ''
  let from = 0
  for (const { start, end } of [...taken].sort((a, b) => a.start - b.start)) {
    if (start < from) continue
    out += text.slice(from, start) + ' '.repeat(end - start)
    from = end
  }
  return out + text.slice(from)
}

/** 恒岳李总: two characters of a company we do not know stand before a person's own surname. */
const strangerLength = (titled: string): number =>
  [...titled].length >= 4 &&
  common.has(titled[2] ?? '') &&
  new RegExp(`^${title}$`, 'u').test(titled.slice(3))
    ? 2
    : 0

/** Whether a word standing alone beside a client may be a full name: 张伟. */
export const looksLikeFullName = (word: string): boolean => bare.test(word)
