import type { Tier } from '../../../bot-cards/rights/roles.ts'
import { readAmounts } from '../../kernel/text/amounts.ts'

/** What a sentence asks for: a tier (`none`: no longer tiered) and the amounts it names, in yuan. */
export type HeardTier = { to: Tier | 'none'; annual?: number; forecast?: number }

const zhTiers: Record<string, Tier> = { 战略: 'strategic', 重要: 'important', 一般: 'general' }
/** 升战略合作, 定一般条款 are about something else: behind the tier the wish must end. */
const zhWish =
  /(?:升|提|降|调|改|评|定)级?(?:[到成为至]|做|作)?(?:个)?「?(战略|重要|一般)」?(?:客户|大客户|级)?(?=$|[吧了呀啊哈，,。.!！?？;；\s])/
const zhNone = /(?:取消|去掉|撤掉)(?:它|他们)?的?(?:定级|级别)(?=$|[吧了，,。.!！\s])/
const enWish =
  /\b(?:upgrade|promote|move|raise|downgrade|lower|set|make)\b.{1,60}?\b(?:to |as )?(strategic|important|general)\b(?! (?:plan|goal|partner|question|matter|meeting|manager))/i

/** Longer than this it is a story, not a wish. */
const wishAtMost = 120

const enTiers: Record<string, Tier> = {
  strategic: 'strategic',
  important: 'important',
  general: 'general',
}

const annualCue = /今年|年额|全年|年度|签了?|合同|近12个月|this year|signed|annual/i
const forecastCue = /三年|3年|预计|预测|估|forecast|three years|3 years/i

/**
 * A wish for a tier in a plain sentence: 永禾升战略吧 今年刚好5000万 三年估1.5个亿. Undefined unless a verb of changing
 * stands right before a tier and nothing behind it. An amount belongs to the nearest cue before it.
 */
export function hearTier(text: string): HeardTier | undefined {
  if (text.length > wishAtMost) return undefined
  const zh = zhWish.exec(text)?.[1]
  const en = enWish.exec(text)?.[1]?.toLowerCase()
  const to = zh ? zhTiers[zh] : zhNone.test(text) ? 'none' : en ? enTiers[en] : undefined
  return to && { to, ...amountsIn(text) }
}

/** The yearly amount and the three-year forecast a text names. Vague amounts (两百来万) name none. */
function amountsIn(text: string): Pick<HeardTier, 'annual' | 'forecast'> {
  const heard: Pick<HeardTier, 'annual' | 'forecast'> = {}
  let from = 0
  for (const amount of readAmounts(text)) {
    const before = text.slice(from, amount.start)
    from = amount.end
    if (amount.kind !== 'value' || amount.per) continue
    if (forecastCue.test(before)) heard.forecast = amount.yuan
    else if (annualCue.test(before)) heard.annual = amount.yuan
  }
  return heard
}
