import type { Found } from './find-all.ts'
import { looksLikeFullName } from './people.ts'
import type { Span } from './spans.ts'

const lead =
  /(?:已经?|都|又|再(?!次)|还有|还|另外|然后|接着|之后|随后|先|也|我们?|给(?!出)|跟(?![进踪])|和(?![平谐])|与|同(?![意步时样])|找了?|问了?(?!题)|请(?!款|示)|陪|带(?!来)|约了?|到了?(?![位货场])|在(?![建场谈])|来了?|了|那边|这边|的|at|with|and|to|then|I|we|also|went)(?![a-z])/iy
const blank = /[\s,，、:：;；。\-—|/]/
const tokenHere = /\p{Script=Han}{2,3}(?=[\s,，])/uy
const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })

/** How far the head of a clause reaches: what became fields, before the words of what was said. */
export type Head = { end: number; name?: Span & { name: string } }

/** Walks over client, time, kind and people from the start of a clause; small words count only between them. */
export function headOf(
  { text, clients, people, kinds, companions, alsoSync }: Found,
  clause: Span,
  when: Span | undefined,
): Head {
  // Who came along stands around their names: 带上周工 before 周工.
  const metas: Span[] = [...companions, ...alsoSync, ...clients, ...people, ...kinds, ...(when ? [when] : [])]
  let at = clause.start
  let settled = clause.start
  let name: Head['name']
  let met = false
  while (at < clause.end) {
    const meta = metas.find((each) => each.start <= at && each.end > at)
    if (meta) {
      at = Math.min(meta.end, clause.end)
      settled = at
      met = true
      continue
    }
    if (blank.test(text[at] ?? '')) {
      at++
      if (settled === at - 1) settled = at
      continue
    }
    tokenHere.lastIndex = at
    const token = met && !name && blank.test(text[at - 1] ?? '') ? tokenHere.exec(text)?.[0] : undefined
    if (
      token &&
      looksLikeFullName(token) &&
      isNoWord(token) &&
      metas.some((each) => each.start === at + token.length + 1)
    ) {
      name = { start: at, end: at + token.length, name: token }
      at = name.end
      settled = at
      continue
    }
    lead.lastIndex = at
    const small = lead.exec(text)
    if (!small) break
    at += small[0].length
  }
  const says = /^(?:说是?|讲)(?!明|法|服|解)(?=\S{2})/.exec(text.slice(settled, clause.end))
  if (met && says) settled += says[0].length
  return { end: settled, ...(name ? { name } : {}) }
}

const isNoWord = (token: string): boolean => [...segmenter.segment(token)].length > 1

/** The person's words of some stretches, in their order and punctuation, without loose ends. */
export function wordsOf(text: string, pieces: readonly Span[]): string {
  let said = ''
  for (const { start, end } of pieces) {
    const words = text.slice(start, end).replace(/^[\s,，、。;；:：]+|[\s,，、;；:：]+$/gu, '')
    if (words === '') continue
    const between = /^\s*([。;；!！?？\n，,])/.exec(text.slice(end))?.[1] ?? '，'
    said += words + (between === ',' ? ', ' : between)
  }
  return said.replace(/[\s,，、。;；:：]+$/u, '').trim()
}

/** A clause without the promises in it. */
export function without(clause: Span, taken: readonly Span[]): Span[] {
  let left: Span[] = [clause]
  for (const { start, end } of taken) {
    left = left.flatMap((piece) =>
      start >= piece.end || end <= piece.start
        ? [piece]
        : [
            { start: piece.start, end: start },
            { start: end, end: piece.end },
          ].filter((each) => each.end > each.start),
    )
  }
  return left
}
