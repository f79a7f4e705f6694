import { fold } from './normalize.ts'

type Span = { start: number; end: number; text: string }

/** A phone number in running text; `number` bare: `13800138000`, `0571-88001234`, `4008001234`. */
export type HeardPhone = Span &
  ({ kind: 'mobile' | 'landline' | 'service'; number: string } | { kind: 'wrong_length'; digits: number })

/** Mobile numbers first, in the groupings people write; then runs that look like one but have a digit too few or many. */
const patterns =
  /(?<![\d.])(?:(?<mobile>(?:\+?86[\s-]{0,2})?1[3-9]\d(?:[\s-]?\d{4}){2}(?!\d))|(?<wrong>(?:\+86[\s-]{0,2})?1[3-9]\d(?:\d{7}|\d{9,10}|[\s-]\d{4}[\s-]\d{5}|[\s-]\d{4}[\s-]\d{3}|[\s-]\d{9})(?!\d))|(?<service>(?<![a-z])[48]00[\s-]?\d{3}[\s-]?\d{4}(?!\d))|(?<landline>(?<![a-z])(?:\(0\d{2,3}\)\s?|0\d{2,3}-?)\d{7,8}(?:-\d{1,6})?(?![\d-])))(?![a-z]|\.\d|\s?(?:元|万|亿|块|平|㎡))/g

/**
 * Phone numbers in text, by position: mobile, landline, 400/800; blanks, dashes, +86 and full-width digits
 * tolerated. A run that begins as a mobile does but has 10, 12 or 13 digits is `wrong_length`.
 */
export function findPhones(text: string): HeardPhone[] {
  const found: HeardPhone[] = []
  for (const match of fold(text).matchAll(patterns)) {
    const start = match.index
    const end = start + match[0].length
    const span = { start, end, text: text.slice(start, end) }
    const digits = match[0].replace(/\D/g, '')
    const { mobile, wrong, service } = match.groups ?? {}
    if (mobile) found.push({ ...span, kind: 'mobile', number: digits.slice(-11) })
    else if (wrong)
      found.push({
        ...span,
        kind: 'wrong_length',
        digits: wrong.startsWith('+') ? digits.length - 2 : digits.length,
      })
    else if (service) found.push({ ...span, kind: 'service', number: digits })
    else found.push({ ...span, kind: 'landline', number: match[0].replace(/[()\s]/g, '') })
  }
  return found
}

/** The text with every phone number masked: `138****8000`; also one of a wrong length, for it is still somebody's. */
export function maskPhones(text: string): string {
  let masked = ''
  let from = 0
  for (const phone of findPhones(text)) {
    const digits = ('number' in phone ? phone.number : fold(phone.text)).replace(/\D/g, '')
    masked += `${text.slice(from, phone.start)}${digits.slice(0, 3)}****${digits.slice(-4)}`
    from = phone.end
  }
  return masked + text.slice(from)
}
