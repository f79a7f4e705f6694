import { type Check, type Place, report, string, type Walk } from './check.ts'

const languages =
  /^(zh_cn|en_us|zh_hk|zh_tw|ja_jp|id_id|vi_vn|th_th|pt_br|es_es|ko_kr|de_de|fr_fr|it_it|ru_ru|ms_my)$/
export const languageKey = languages

const tags = /<(at|person)\b([^>]*)>/gi
const attribute = /\b(id|ids|user_id|email)\s*=\s*("[^"]*"|'[^']*'|[^\s>]*)/gi
const unquoted = (text: string) => text.replace(/^["']|["']$/g, '')

/** Ids in `<at …>` and `<person …>` tags of a markdown or message text; an escaped `&#60;at …` is none. */
export function taggedPeople(text: string): { tag: 'at' | 'person'; id: string }[] {
  const found: { tag: 'at' | 'person'; id: string }[] = []
  for (const [, name, attributes] of text.matchAll(tags)) {
    const tag = name?.toLowerCase() === 'at' ? 'at' : 'person'
    for (const [, key, value] of (attributes ?? '').matchAll(attribute)) {
      if (key?.toLowerCase() === 'email') continue
      for (const id of unquoted(value ?? '').split(',')) if (id.trim()) found.push({ tag, id: id.trim() })
    }
  }
  return found
}

const tableRule = /^[ \t]*\|?[ \t]*:?-+:?[ \t]*(\|[ \t]*:?-+:?[ \t]*)+\|?[ \t]*$/gm
const image = /!\[[^\]]*\]\(\s*([^)\s]+)[^)]*\)/g

function look(text: string, at: Place, walk: Walk): void {
  for (const { tag, id } of taggedPeople(text)) {
    if (tag === 'at') walk.mentioned.add(id)
    if (tag === 'at' && id === 'all') continue
    if (walk.context.knownUser?.(id) === false) report(walk, at, 100290, `invalid user id in ${tag}: ${id}`)
  }
  for (const [, key] of text.matchAll(image))
    if (key !== undefined && walk.context.knownImage?.(key) === false)
      report(walk, at, 200570, `unknown image key ${key}`)
  if ((text.match(tableRule)?.length ?? 0) > 4) report(walk, at, 11310, 'card table number over limit')
}

/** Lark markdown: its text, who it mentions, which images it shows, how many tables it holds. */
export const markdownText: Check = (value, at, walk) => {
  string()(value, at, walk)
  if (typeof value === 'string') look(value, at, walk)
}
