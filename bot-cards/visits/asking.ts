import { say } from '../i18n/say.ts'
import { type Bilingual, inBoth } from '../kit/text.ts'
import { type Drawn, dayText } from '../kit/when.ts'
import type { VisitKind } from './actions.ts'
import type { Question } from './views.ts'

const trimmed = (n: number) => String(Math.round(n * 100) / 100)
const grouped = (n: number) => trimmed(n).replace(/\B(?=(\d{3})+(?!\d))(?<!\.\d*)/g, ',')

/** Yuan as people say it: 2,300 万元, 1.5 亿元, 800 元. */
export function yuanText(yuan: number): Bilingual {
  if (yuan >= 100_000_000) return { zh: `${trimmed(yuan / 100_000_000)} 亿元`, en: `¥${grouped(yuan)}` }
  if (yuan >= 10_000) return { zh: `${grouped(yuan / 10_000)} 万元`, en: `¥${grouped(yuan)}` }
  const written = grouped(yuan)
  return { zh: `${written} 元`, en: `¥${written}` }
}

/** The questions keqing asks instead of guessing, each with its answers as buttons. */
export const asking = {
  when: (heard: string, options: { date: string; time?: string | undefined }[], drawn: Drawn): Question => ({
    text: { zh: `「${heard}」是哪一天？`, en: `Which day is “${heard}”?` },
    options: options.map(({ date, time }) => {
      const day = dayText(date, drawn)
      const short = date.slice(5).replace('-', '/')
      return inBoth(
        (language) =>
          `${day[language] === short ? '' : `${day[language]} · `}${short}${time ? ` ${time}` : ''}`,
      )
    }),
  }),
  amount: (heard: string, options: { yuan: number }[]): Question => ({
    text: { zh: `「${heard}」是多少？`, en: `How much is “${heard}”?` },
    options: options.map(({ yuan }) => yuanText(yuan)),
  }),
  ours: (heard: string, options: { name: string }[]): Question => ({
    text: { zh: `「${heard}」是哪位？`, en: `Who is “${heard}”?` },
    options: [
      ...options.map(({ name }) => ({ zh: `同事 ${name}`, en: name })),
      { zh: '客户那边的', en: 'Somebody at the client' },
    ],
  }),
  kind: (options: readonly VisitKind[]): Question => ({
    text: { zh: '怎么联系的？', en: 'How did you talk?' },
    options: options.map((kind) => say((w) => w.visits.kinds[kind])),
  }),
}

/** An amount as read, with what it counts for. */
export const amountText = (amount: {
  yuan: number
  text: string
  per?: 'square_metre' | undefined
}): Bilingual => {
  const { zh, en } = yuanText(amount.yuan)
  return amount.per ? { zh: `${zh}/㎡`, en: `${en}/㎡` } : { zh, en }
}
