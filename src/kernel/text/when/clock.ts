import { readNumeral } from '../numerals.ts'
import type { PartOfDay, Piece, Rule } from './reading.ts'

const hours = '(?:\\d{1,2}|二十[一二三四五六七八九]?|十[一二三四五六七八九]?|[零一二两三四五六七八九])'
const minutes = '(?:[0-9]\\d|[零〇][一二三四五六七八九]|[一二三四五六七八九]?十[一二三四五六七八九]?)'
const aboutWords = '(?:左右|前后|许|来钟)'
/** 三点建议 are three points, not three o'clock. */
const points =
  '(?:意见|建议|要求|问题|需求|想法|原因|反馈|内容|说明|疑问|不足|希望|注意|修改|变化|优势|共识|顾虑|诉求|好处|担心|以上|需要|事|小|大|[:：]|\\d)'
const counted = '(?:[提有说讲分共这那第几差让降涨返列聊谈]|(?<!约)了|强调|反馈|总结|确认|如下|以下)\\s*'

/** What makes 三点八万 a figure and not 3:08. */
const unit = '(?:万|亿|%|w|kw|k(?![a-z])|折|米|平|㎡|倍|元|块|个亿|个点|千|百)'

const parts: Readonly<Record<string, PartOfDay>> = {
  早上: 'morning',
  早晨: 'morning',
  清晨: 'morning',
  清早: 'morning',
  一大早: 'morning',
  一早: 'morning',
  大早上: 'morning',
  上午: 'morning',
  凌晨: 'morning',
  早: 'morning',
  晨: 'morning',
  morning: 'morning',
  中午: 'noon',
  正午: 'noon',
  午间: 'noon',
  晌午: 'noon',
  noon: 'noon',
  下午: 'afternoon',
  午后: 'afternoon',
  afternoon: 'afternoon',
  傍晚: 'evening',
  晚上: 'evening',
  夜里: 'evening',
  夜晚: 'evening',
  晚间: 'evening',
  半夜: 'evening',
  晚: 'evening',
  夜: 'evening',
  evening: 'evening',
  tonight: 'evening',
}

const clock = (hour: number, minute: number, more: Partial<Extract<Piece, { is: 'clock' }>> = {}): Piece =>
  hour > 24 || minute > 59 || (hour === 24 && minute > 0)
    ? { is: 'problem', code: 'no_such_time' }
    : { is: 'clock', hour, minute, exact: hour > 12 || hour === 0, weak: false, about: false, ...more }

function minuteOf(text: string | undefined): number {
  if (!text) return 0
  if (text.startsWith('半')) return 30
  if (/^[一三]刻/.test(text)) return text.startsWith('一') ? 15 : 45
  return readNumeral(text.replace(/^过|分$/g, '').replace(/^[零〇]/, '')) ?? 0
}

export const clockRules: readonly Rule[] = [
  {
    pattern:
      /(?<![\d.:]|比例\s*|第)(\d{1,2}):(\d\d)(?::\d\d)?(?![\d%:])\s*(am|pm)?(?!\s*(?:的?比例|大样|的?图))/g,
    read: ([, hour = '', minute, half]) => {
      if (Number(hour) > 29) return undefined
      const written = hour.startsWith('0') || Number(hour) >= 7
      return clock(Number(hour), Number(minute), {
        exact: written,
        ...(half === 'am' || half === 'pm' ? { half, exact: true } : {}),
      })
    },
  },
  {
    pattern: new RegExp(
      `(?<![\\d.${'零一二两三四五六七八九十百千万'}])(?<weakBefore>${counted})?(${hours})\\s*(?:点(钟)?|(?<=\\d)时(?![间候长段代刻尚机光常而不效节差期]))(半(?![个年天月小])|整|[一三]刻钟?|过?${minutes}(?:分|(?!${unit})))?(?![零一二两三四五六七八九\\d]${unit}|(?:%|折|个点|k(?![a-z])|w(?![a-z]))|[一二三四五六七八九\\d]|${points}|位|滴|心|子|评|击|赞|状|线|缀|检|名|货|菜|餐)(${aboutWords}|多(?!万|亿))?`,
      'g',
    ),
    read: ([, before, hourText = '', oclock, rest, about]) => {
      const hour = readNumeral(hourText)
      if (hour === undefined) return undefined
      const bare = !oclock && !rest
      if (before && bare && hour > 24) return undefined
      return clock(hour, minuteOf(rest), {
        weak: bare && (before !== undefined || hourText === '一'),
        about: about !== undefined,
      })
    },
  },
  {
    pattern: /(?<![\d.])(\d{1,2})\s*(am|pm|a\.m\.|p\.m\.)(?![a-z])/g,
    read: ([, hour, half = '']) =>
      clock(Number(hour), 0, { half: half.startsWith('a') ? 'am' : 'pm', exact: true }),
  },
  {
    pattern:
      /(?:早上|早晨|清晨|清早|一大早|一早|大早上|上午|凌晨|中午|正午|午间|晌午|下午|午后|傍晚|晚上|夜里|夜晚|晚间|半夜)(?!好(?:[，,。！!\s啊呀]|$)|茶)/g,
    read: ([text = '']) => ({
      is: 'part',
      part: parts[text] ?? 'morning',
      ...(text === '凌晨' ? { night: true as const } : {}),
    }),
  },
  {
    pattern: /(?<!good )(?<![a-z])(?:this |in the |at )?(morning|afternoon|evening|noon)(?![a-z])/g,
    read: ([, text = '']) => ({ is: 'part', part: parts[text] ?? 'morning' }),
  },
]

/** 早 and 晚 right after a day: 今早, 周五晚. */
export const shortPart = /[早晚夜晨](?![点些就日已期于了一会会餐饭安班间])/y
export const partNamed = (text: string): PartOfDay | undefined => parts[text]

/** A wall-clock reading in 24 hours; the small hours of an evening belong to the next day. */
export function clockTime(
  piece: Extract<Piece, { is: 'clock' }>,
  part: Extract<Piece, { is: 'part' }> | undefined,
): { minutes: number; nextDay: 0 | 1; guessed: boolean } {
  const { hour, minute, half, exact, about } = piece
  const at = (hours24: number, guessed: boolean, nextDay: 0 | 1 = 0) => ({
    minutes: (hours24 % 24) * 60 + minute,
    nextDay: hours24 >= 24 ? (1 as const) : nextDay,
    guessed: guessed || about,
  })
  if (half) return at((hour % 12) + (half === 'pm' && hour <= 12 ? 12 : hour > 12 ? 12 : 0), false)
  if (hour > 12 || hour === 0) return at(hour, false)
  if (part?.night) return at(hour % 12, false)
  switch (part?.part) {
    case 'morning':
      return at(hour, false)
    case 'noon':
      return at(hour <= 3 ? hour + 12 : hour, false)
    case 'afternoon':
      return at(hour === 12 ? 12 : hour + 12, false)
    case 'evening':
      if (hour === 12 || hour < 5) return at(hour % 12, true, 1)
      return at(hour + 12, false)
    case undefined:
      // Business hours: 两点 is 14:00, 九点 is 9:00.
      return hour < 7 && !exact ? at(hour + 12, true) : at(hour, !exact)
  }
}

export const hhmm = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
