import { normalize } from '../../kernel/text/normalize.ts'
import { syllables } from '../../kernel/text/pinyin.ts'

/** How well what was typed names a colleague: the smaller the better; undefined: not at all. */
export function nameFit(name: string, typed: string): number | undefined {
  const wanted = normalize(typed).toLowerCase().replace(/\s+/g, '')
  const own = normalize(name).toLowerCase().replace(/\s+/g, '')
  if (wanted === '') return undefined
  if (own === wanted) return 0
  // 小周, 老周, 周总, 周工: one Chinese family name and what goes with it.
  const family = /^(?:[小老阿](\p{Script=Han})|(\p{Script=Han})(?:总|工|经理|主任|姐|哥|师傅|老师))$/u.exec(
    wanted,
  )
  const said = family?.[1] ?? family?.[2]
  if (said !== undefined) return own.startsWith(said) ? 1 : undefined
  if (own.includes(wanted)) return own.startsWith(wanted) ? 1 : 2
  if (!/^[a-zü]+$/.test(wanted)) return undefined
  const spoken = syllables(own)
  const sound = spoken.join('')
  const initials = spoken.map((one) => one[0] ?? '').join('')
  if (sound === wanted) return 3
  if (sound.startsWith(wanted) || spoken.slice(1).join('').startsWith(wanted)) return 4
  return initials.startsWith(wanted) ? 5 : undefined
}

/** Those who are meant, the best fits only when `best`; in the order given otherwise. */
export function named<T extends { name: string }>(all: readonly T[], typed: string, best = false): T[] {
  const fits = all.flatMap((one) => {
    const fit = nameFit(one.name, typed)
    return fit === undefined ? [] : [{ one, fit }]
  })
  const least = Math.min(...fits.map(({ fit }) => fit))
  return fits.filter(({ fit }) => !best || fit === least).map(({ one }) => one)
}
