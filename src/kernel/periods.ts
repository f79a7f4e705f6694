const month = (year: number, number: number): string =>
  number > 12 ? `${year + 1}-01-01` : `${year}-${number < 10 ? '0' : ''}${number}-01`

const partsOf = (day: string) => ({ year: Number(day.slice(0, 4)), number: Number(day.slice(5, 7)) })

/** Half-open calendar days `[from, until)` of the month a day lies in. */
export function monthOf(day: string): { from: string; until: string } {
  const { year, number } = partsOf(day)
  return { from: month(year, number), until: month(year, number + 1) }
}

/** Half-open calendar days `[from, until)` of the quarter a day lies in. */
export function quarterOf(day: string): { from: string; until: string } {
  const { year, number } = partsOf(day)
  const first = number - ((number - 1) % 3)
  return { from: month(year, first), until: month(year, first + 3) }
}
