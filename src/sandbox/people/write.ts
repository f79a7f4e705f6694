import type { SendOptions } from '../options.ts'
import type { Mentioned, Store } from '../platform/store.ts'

type Wanted = NonNullable<SendOptions['mentions']>[number]

function who(store: Store, wanted: Wanted): { openId: string; name: string } {
  if (typeof wanted !== 'string') {
    const openId = wanted.openId === 'bot' ? store.company.bot.openId : wanted.openId
    return { openId, name: wanted.name }
  }
  if (wanted === 'all') return { openId: 'all', name: '所有人' }
  if (wanted === 'bot') return { openId: store.company.bot.openId, name: store.company.bot.name }
  return { openId: wanted, name: store.nameOf(wanted) }
}

/**
 * A text as the platform stores it: `@name` of everybody mentioned becomes `@_user_1`, `@_user_2` …, `@所有人` becomes
 * `@_all`. Somebody whose name is not in the text is put in front.
 */
export function withPlaceholders(
  store: Store,
  text: string,
  wanted: readonly Wanted[],
): { text: string; mentions: Mentioned[] } {
  const mentions: Mentioned[] = []
  let written = text
  let users = 0
  for (const one of wanted) {
    const { openId, name } = who(store, one)
    if (openId !== 'all') users += 1
    const key = openId === 'all' ? '@_all' : `@_user_${users}`
    const spoken = `@${name}`
    written = written.includes(spoken) ? written.replace(spoken, () => key) : `${key} ${written}`
    mentions.push({ key, openId: openId === 'all' ? '' : openId, name })
  }
  return { text: written, mentions }
}

export const mentionedIds = (mentions: readonly Mentioned[]): string[] =>
  mentions.map((one) => (one.key === '@_all' ? 'all' : one.openId))
