import type { WorkKind } from '../../../bot-cards/projects/actions.ts'
import type { Level, TicketKind } from '../../../bot-cards/tickets/kinds.ts'
import { normalize } from '../../kernel/text/normalize.ts'
import { findPhones } from '../../kernel/text/phones.ts'
import { partIn, placeIn } from './understand-place.ts'

/** What somebody's words say about a fault or a complaint. What was not said is empty or absent; nothing is invented. */
export type HeardTicket = {
  kind: TicketKind
  level: Level
  work?: WorkKind
  part: string
  place: string
  reporter: string
  phone: string
  description: string
}

/** Words for each kind of work; the first kind whose words occur earliest in the list wins, so the surer ones stand first. */
const works: readonly (readonly [WorkKind, RegExp])[] = [
  [
    'heating_cooling',
    /空调|暖气|地暖|新风|制冷|不制热|不凉|不热|冷凝|aircon|air[- ]?con\w*|heating|radiator|\bhvac\b|cooling/,
  ],
  [
    'equipment',
    /电梯|门禁|闸机|消防|报警器|喷淋|监控|道闸|自动门|\blifts?\b|elevator|access control|sprinkler|alarm/,
  ],
  [
    'plumbing',
    /下水|水管|管道|马桶|地漏|龙头|水龙头|花洒|水槽|面盆|返水|反水|堵了|堵塞|爆管|水压|没水|停水|阀门|pipe|toilet|drain|tap\b|sink|faucet/,
  ],
  [
    'wiring',
    /跳闸|没电|断电|停电|短路|漏电|触电|插座|开关|电线|线路|配电|灯|照明|打火|power|socket|lights?\b|wiring|breaker|short circuit|electric/,
  ],
  [
    'waterproofing',
    /防水|漏水|渗水|渗漏|滴水|漏雨|返潮|发霉|渗|滴|漏|\bleak|dripp?ing|\bdrips?\b|damp|mou?ld/,
  ],
  [
    'decoration',
    /起拱|开裂|裂缝|裂了|掉漆|脱漆|瓷砖|地砖|墙砖|石材|地板|墙纸|壁纸|墙面|吊顶|天花|踢脚|空鼓|松动|脱落|变形|门锁|合页|门关不|柜门|橱柜|玻璃|腻子|掉皮|起皮|胶条|tiles?\b|floor|crack|paint|ceiling|peel|wallpaper|cabinet|\bdoors?\b|loose|glass/,
  ],
]

/** Something is wrong that after-sales mends. Sure of itself: 聊了防水方案 has none of these. */
const faults =
  /漏水|漏电|漏雨|漏得|在漏|又漏|还漏|渗水|渗漏|渗了|在渗|滴水|在滴|还滴|还在滴|喷水|冒水|积水|泡水|跳闸|没电|断电|停电|没水|停水|短路|触电|打火|冒烟|着火|起火|烧了|烧焦|焦味|糊味|起拱|开裂|裂了|裂缝|掉漆|掉皮|起皮|空鼓|脱落|掉下来|掉了|塌了|松动|松了|变形|坏了|坏掉|坏的|失灵|故障|不亮|不凉|不热|不制冷|不制热|不工作|用不了|打不开|关不上|关不严|堵了|堵塞|堵住|返水|反水|爆管|爆了|发霉|返潮|异响|异味|报修|要修|维修一下|来修|有人管|没人管|\bleak(?:s|ing|ed|y)?\b|dripping|flood(?:s|ed|ing)?|burst|broken?\b|not working|doesn.?t work|out of order|no (?:power|water|heat)|power (?:is )?out|tripped|tripping|cracked|cracks\b|peeling|blocked|clogged|sparks?\b|smoke|on fire|fell (?:down|off)|came loose/

const complaints =
  /投诉|要找(?:你们)?(?:的)?(?:总经理|老总|老板|领导)|曝光|找媒体|媒体|起诉|告你们|律师函|退款|赔偿|赔钱|12345|12315|返工(?:了)?[两二三四五六七八九十几多\d]+[次回遍]|修了[两二三四五六七八九十几多\d]+[次回遍]|太不负责|没人管|推来推去|complain|complaint|general manager|lawyer|sue\b|compensat|refund|the press/

/** Of a complaint: what regulation 八 calls 重大. */
const grave =
  /总经理|老总|老板|媒体|曝光|起诉|告你们|律师|赔偿|赔钱|退款|12345|12315|返工|修了[三四五六七八九十几多\d]+[次回遍]|受伤|伤人|安全|集体|业主群|general manager|lawyer|\bsue\b|compensat|refund|the press|injur/

const urgent =
  /漏水|漏电|漏雨|喷水|冒水|爆管|爆了|泡水|积水|滴水|断电|停电|没电|跳闸|短路|触电|打火|冒烟|有烟|着火|起火|烧焦|焦味|掉下来|砸|塌|困(?:在|人)|受伤|急|马上|立刻|赶紧|危险|!!|！！|\bleak|flood|burst|no power|power (?:is )?out|tripp|sparks?\b|smoke|fire\b|fell (?:down|off)|urgent|asap|emergency|danger|immediately/
const minor =
  /轻微|不急|不着急|有空|方便的时候|方便时|顺便|抽空|小问题|小毛病|有点(?:松|响|掉|翘)|不影响|minor|no (?:rush|hurry)|not urgent|when you have time|whenever|small (?:issue|thing)/
const notUrgent = /不急|不着急|不太急|没那么急|not urgent|no (?:rush|hurry)/

/** Words of a meeting: what tells of one is a visit, whatever broke there. */
const meetings =
  /拜访|见了|聊了|聊到|聊聊|谈了|谈到|面谈|沟通了|汇报|开了?个?会|吃饭|报价|签了|合同|回款|付款|尾款|方案|样板|预算|讨论|交流|接待|约了|参观|met with|\bmeeting\b|talked|discussed|visited|quote/

const reporters = [
  /(?:报修人|联系人|反映人|投诉人|reported by|contact(?: person)?|caller)[:：是 ]{0,2}\s*(\p{Script=Han}{2,6}|[a-z][\w.'-]*(?: [a-z][\w.'-]*)?)/iu,
  /((?:物业|业主|租户|后勤|工程部|商场|院方|甲方|保安|前台)(?:的)?\p{Script=Han}{0,3}?(?:工|总|经理|科长|主任|师傅|先生|女士|老师|姐|哥|阿姨))(?=[\s说讲反来打,，。:：电手\d]|$)/u,
  /(?:^|[\s,，。;；]|川|的)((?:[赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯管卢莫经房裘缪干解应宗丁宣邓郁单杭洪包诸左石崔吉龚程邢裴陆荣翁荀羊甄曲封储靳段富巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰秋仲伊宫宁仇栾暴甘厉祖武符刘景詹束龙叶幸司韶]\p{Script=Han}?)(?:工|总|经理|科长|主任|师傅|先生|女士|老师))/u,
  /(物业|业主|租户|后勤|甲方|保安)(?=说|讲|反映|打电话|来电|报)/u,
  /\b((?:mr|ms|mrs|miss)\.? [a-z][\w'-]*)/i,
] as const

/** Who called, as the words name them. */
function reporterIn(text: string): string {
  for (const pattern of reporters) {
    const found = pattern.exec(text)?.[1]
    if (found) return found.trim().slice(0, 20)
  }
  return ''
}

/** Whether a text reports a fault or a complaint, and is not the account of a meeting in which one came up. */
export function looksLikeTicket(text: string): boolean {
  const said = normalize(text).toLowerCase()
  if (said === '' || said.startsWith('/')) return false
  return (faults.test(said) || complaints.test(said)) && !meetings.test(said)
}

function levelOf(said: string, kind: TicketKind): Level {
  if (kind === 'complaint') return grave.test(said) ? 'major' : 'ordinary'
  if (urgent.test(said.replace(new RegExp(notUrgent, 'g'), ' '))) {
    // A drip that can wait is said to wait.
    return minor.test(said) && !/触电|着火|起火|冒烟|掉下来|砸|fire|smoke/.test(said) ? 'p3' : 'p1'
  }
  return minor.test(said) ? 'p3' : 'p2'
}

/** Reads a report in somebody's own words. Never throws. */
export function understandTicket(text: string): HeardTicket {
  const clean = normalize(text)
  const said = clean.toLowerCase()
  const kind: TicketKind = complaints.test(said) && !/有人管/.test(said) ? 'complaint' : 'repair'
  const phones = findPhones(clean)
  const phone = phones.find((one) => one.kind !== 'wrong_length')
  const bare = phones.reduceRight((rest, one) => `${rest.slice(0, one.start)} ${rest.slice(one.end)}`, clean)
  const work = works.find(([, words]) => words.test(said))?.[0]
  const part = partIn(bare)
  return {
    kind,
    level: levelOf(said, kind),
    ...(work ? { work } : {}),
    part,
    place: placeIn(bare, part),
    reporter: reporterIn(bare),
    phone: phone && 'number' in phone ? phone.number : '',
    description: clean,
  }
}
