/** Times of day as the company's policy writes them: `09:00-12:00, 13:30-18:00`, each `[from, until)`. */
export const spansOf = (times: string): { from: string; until: string }[] =>
  times.split(',').map((span) => {
    const [from = '', until = ''] = span.trim().split('-')
    return { from, until }
  })

/** When the company's day begins, `09:00`. */
export const workStart = (policy: { 'hours.work': string }): string =>
  spansOf(policy['hours.work'])[0]?.from ?? ''
