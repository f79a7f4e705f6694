import {
  type ConsentChannel,
  type ConsentFields,
  type ConsentPurpose,
  type ContactRole,
  consentChannels,
  consentPurposes,
  contactRoles,
  isSpoken,
} from '../../../bot-cards/contacts/actions.ts'
import { accept, type Decision, refuse } from '../../kernel/decision.ts'
import { normalize } from '../../kernel/text/normalize.ts'
import { findPhones, maskPhones } from '../../kernel/text/phones.ts'

type Unreadable = 'phone_wrong_length' | 'phone_unreadable'

/** Several numbers are told apart by these; a single blank stands inside a number (138 0013 8000). */
const between = /[、,，;；/\n]| {2,}|或者?/

/**
 * Telephone numbers as typed → bare, joined by `、`, the first first (regulation.md §3). A run of 10, 12 or 13 digits is
 * refused with its length, anything else that is no number as unreadable.
 */
export function readPhones(text: string): Decision<string, { code: Unreadable; params: Params }> {
  const parts = normalize(text)
    .split(between)
    .map((part) => part.trim())
    .filter((part) => part !== '')
  const numbers: string[] = []
  for (const part of parts) {
    const [found, ...others] = findPhones(part)
    if (found?.kind === 'wrong_length')
      return refuse('phone_wrong_length', { heard: part, digits: found.digits })
    const whole = found && others.length === 0 && found.text.trim() === part
    if (!whole) return refuse('phone_unreadable', { heard: part })
    numbers.push(found.number)
  }
  return accept([...new Set(numbers)].join('、'))
}
type Params = Record<string, string | number>

/** A mail address, lower case. */
export function readMail(text: string): Decision<string, { code: 'mail_unreadable'; params: Params }> {
  const mail = normalize(text).replace(/\s+/g, '').toLowerCase()
  return /^[a-z0-9._%+'-]+@[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]{2,}$/.test(mail) && !mail.includes('..')
    ? accept(mail)
    : refuse('mail_unreadable', { heard: text })
}

/** A person's name: blanks between Chinese characters go (张 伟), Latin names keep theirs. */
export const readName = (text: string): string =>
  normalize(text).replace(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, '')

/** What equality of names is measured on. */
export const nameKey = (name: string): string => readName(name).replace(/\s+/g, '').toLowerCase()

const doubles =
  '欧阳|上官|司马|诸葛|东方|皇甫|尉迟|公孙|令狐|慕容|司徒|端木|夏侯|南宫|独孤|长孙|宇文|轩辕|钟离|百里|呼延|闻人'
const compound = new RegExp(`^(?:${doubles})`, 'u')

/** The family name: two characters of a double one, the first of any other. */
export const surnameOf = (name: string): string => compound.exec(name)?.[0] ?? [...name][0] ?? ''

export const maskName = (name: string): string => `${surnameOf(name)}**`
export const maskPhone = (phones: string): string => maskPhones(phones)
/** `z***@example.com`; a WeChat id keeps its first two characters. */
export const maskMail = (mail: string): string => mail.replace(/^(.).*(@.*)$/u, '$1***$2')
export const maskWechat = (wechat: string): string => `${[...wechat].slice(0, 2).join('')}***`

export const contactRoleOf = (role: string | undefined): ContactRole =>
  contactRoles.find((one) => one === role) ?? 'other'

const dayMs = 86_400_000

/** When the phone, mail and WeChat of somebody who has not agreed are purged, `days` (policy) after they were noted. */
export const purgeDue = (notedAt: Date, days: number): Date => new Date(notedAt.getTime() + days * dayMs)

export type GivenConsent = {
  channel: ConsentChannel
  purposes: ConsentPurpose[]
  givenOn: string
  recipient?: string
}

/** A consent as filled in. `spoken`: spoken words count (policy). `today` is the company's day. */
export function readConsent(
  fields: ConsentFields,
  how: { separate: boolean; spoken: boolean; today: string },
): { given: GivenConsent } | { wrong: (keyof ConsentFields)[] } {
  const channel = consentChannels.find((one) => one === fields.channel && (how.spoken || !isSpoken(one)))
  const purposes = consentPurposes.filter((one) => fields.purposes.includes(one))
  const givenOn = fields.given_on ?? how.today
  const wrong: (keyof ConsentFields)[] = []
  if (how.separate && !fields.recipient) wrong.push('recipient')
  if (!channel) wrong.push('channel')
  if (purposes.length === 0) wrong.push('purposes')
  if (givenOn > how.today) wrong.push('given_on')
  if (wrong.length > 0 || !channel) return { wrong }
  const recipient = how.separate && fields.recipient ? { recipient: normalize(fields.recipient) } : {}
  return { given: { channel, purposes, givenOn, ...recipient } }
}

const honorific =
  '(?:总监|总经理|经理|总|工|主任|处长?|董事?长?|老师|姐|哥|先生|女士|科长?|部长?|院长?|局长?|主管|主席|校长)'
const stop =
  /(?:别|不要|不用|甭|勿|不许|不让|不想|不愿)(?:我们?|咱们?|你们?)?(?:再|在)?(?:接我们电话|(?:给(?:他|她|TA|对方|人家)的?)?(?:再)?(?:打(?:电话|扰|给|了|来|过来|(?=[，。！,.!；;\s]|$))|联系|骚扰|来电|找(?:他|她|TA|对方)))/iu
const refusal = /撤回(?:了)?(?:个人信息|信息)?(?:的)?同意|拉黑|退订/u
const erase =
  /(?<!里的|上的|中的|[这那]条)(?:(?:个人)?(?:信息|资料)|联系方式|电话号码|手机号码?|号码|电话|微信)(?:都|也|全部?|统统)?(?:给?(?:我|他|她))?(?:删|清)(?:掉|除|了|干净)+(?:吧|呗|啊)?(?=[，。！,.!；;\s]|$)|(?:删|清)(?:掉|除|了)?(?:他|她|TA|对方)的?(?:个人)?(?:信息|资料|联系方式|号码|电话|手机号)/iu
const wanted = /说|要求|让|叫|希望|表示|不想|不愿/u
const about =
  /(?:他|她|TA|对方|本人|个人)|[\p{Script=Han}](?:总监|经理|总|工|主任|处|董|老师|姐|哥|先生|女士|科|部|院|局|主管)/iu

/**
 * 王总说别再打给他了，信息删掉: somebody at a client wants to be left alone, or their data deleted. Sure of itself: one short
 * sentence, somebody who wants it, and nothing of a visit in it.
 */
export function asksToForget(text: string): boolean {
  const said = normalize(text)
  if (said.length > 60 || said.startsWith('/') || /[?？]$|吗[？?]?$/.test(said)) return false
  const leaveAlone = stop.test(said) || refusal.test(said)
  return (leaveAlone || erase.test(said)) && wanted.test(said) && about.test(said)
}

/** Flagged as 决策人 or 高层: with whom a meeting is a high-level one (制度五(一)). */
export const decides = (role: string): boolean => role === 'decision_maker' || role === 'executive'

const address = new RegExp(`^(?:${doubles}|\\p{Script=Han})\\p{Script=Han}{0,2}${honorific}$`, 'u')

/** A form of address rather than a whole name: 王总, 陈女士. */
export const isAddress = (name: string): boolean => address.test(normalize(name))

/** Whether a sentence means this contact: by the whole name, or by family name and form of address (王总). */
export function meansContact(text: string, name: string): boolean {
  const said = normalize(text)
  if ([...name].length >= 2 && said.includes(name)) return true
  const surname = surnameOf(name)
  return surname !== '' && new RegExp(`${surname.replace(/[^\p{L}]/gu, '')}${honorific}`, 'u').test(said)
}

/** Whether one of the labels of contracts and figures names this person. */
export const namedIn = (labels: readonly string[], name: string): boolean =>
  [...name].length >= 2 && labels.some((label) => readName(label).includes(name))
