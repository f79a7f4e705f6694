import { inSentence } from '../kit/text.ts'

export const enItems = (n: number): string => (n === 1 ? '1 client' : `${n} clients`)

/** What an approver reads of a review's proposals. */
export const zh = {
  change: (client: string, from: string, to: string) => `${client}：${from} → ${to}`,
  keep: (n: number) => `${n} 家级别不变`,
  keepOne: (client: string) => `${client}：级别不变`,
  tier: '级别',
  half: '复核',
  annual: '近 12 个月签约',
  forecast: '三年预估',
  visits: '拜访',
  visitsValue: (face: string, other: string) => `${face}，${other}`,
  hint: '系统建议',
  noHint: '还判断不了',
  keepRow: (tier: string, annual: string, hint: string | undefined) =>
    `${tier}不变 · 近 12 个月 ${annual}${hint ? ` · ${hint}` : ''}`,
  keepHint: (tier: string) => `系统建议${tier}`,
  keepNoHint: '系统还判断不了',
  from: '批了以后',
  fromValue: (day: string) => `${day}起执行，之前的不算欠账`,
}

export const en: typeof zh = {
  change: (client, from, to) => `${client}: ${from} → ${to}`,
  keep: (n) => `${enItems(n)} keep their tier`,
  keepOne: (client) => `${client}: tier unchanged`,
  tier: 'Tier',
  half: 'Review',
  annual: 'Signed in 12 months',
  forecast: '3-year forecast',
  visits: 'Visits',
  visitsValue: (face, other) => `${face}, ${other}`,
  hint: 'The rules say',
  noHint: 'cannot tell',
  keepRow: (tier, annual, hint) =>
    `stays ${tier.toLowerCase()} · ${annual} in 12 months${hint ? ` · ${hint}` : ''}`,
  keepHint: (tier) => `the rules say ${tier.toLowerCase()}`,
  keepNoHint: 'the rules cannot tell',
  from: 'Once approved',
  fromValue: (day) => `holds from ${inSentence(day)}, nothing counts back`,
}
