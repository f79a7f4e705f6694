/** English names of the months, January first. */
export const enMonths = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const

/** The same in three letters. */
export const enShortMonths: readonly string[] = enMonths.map((name) => name.slice(0, 3))
