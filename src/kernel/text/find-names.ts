import { decide, type How, type KnownName, type NameMatch, type Scored } from './name-match.ts'
import { isEverydayLatin, isOrdinary, keysOfName, type Squeezed, squeeze } from './names.ts'
import { fold } from './normalize.ts'
import { isSyllable, readings } from './pinyin.ts'

/** A client mentioned in running text, by position: one clear client, or several that share the words. */
export type Mention = {
  start: number
  end: number
  text: string
  match: Extract<NameMatch, { state: 'known' | 'choose' }>
}

/** A name with its keys. */
type Prepared = {
  known: KnownName
  norm: string
  pinyin: string
  initials: string
  spoken: readonly string[][]
}

const spokenNames = new Map<string, readonly string[][]>()

function prepare(known: KnownName): Prepared {
  const { norm, pinyin, initials } = keysOfName(known.name)
  let spoken = spokenNames.get(norm)
  if (!spoken) {
    spoken = [...norm].map((char) => [...readings(char)])
    if (spokenNames.size >= 5000) spokenNames.clear()
    spokenNames.set(norm, spoken)
  }
  return { known, norm, pinyin, initials, spoken }
}

/** A name said more often than this in one message is not told again. */
const timesAtMost = 20

type Candidate = Scored & { from: number; to: number }

const legalTail = /(?:集团|股份|有限责任公司|有限公司|总公司|分公司|公司)+/y
const word = /[a-z]{2,}/g

/**
 * Every mention of a known client in running text, left to right, without overlaps: as written (whole name or at
 * least its first two characters), as it sounds (龙蓝), in pinyin (wanchuan) or by initials (wc). As written beats
 * as it sounds, longer beats shorter. What the dictionary knows as another word is no homophone (银河 is not 银禾).
 */
export function findNames(text: string, known: readonly KnownName[]): Mention[] {
  const folded = fold(text)
  const squeezed = squeeze(folded)
  const names = known.map(prepare).filter(({ norm }) => norm.length >= 2)
  const written = names.flatMap((name) => findWritten(squeezed.text, name))
  const latin = findLatin(squeezed.text, names)
  const heard = findHeard(squeezed, folded, names, written)
  return settle(text, squeezed, [...written, ...latin, ...heard])
}

/** 中国建设 names no company, whatever name begins with it. */
const saysNothing = (beginning: string): boolean =>
  (beginning.match(/..?/gu) ?? []).every((pair) => pair.length < 2 || isOrdinary(pair))

function findWritten(text: string, { known, norm }: Prepared): Candidate[] {
  const found: Candidate[] = []
  const head = norm.slice(0, 2)
  for (
    let from = text.indexOf(head);
    from >= 0 && found.length < timesAtMost;
    from = text.indexOf(head, from + 1)
  ) {
    let length = 2
    while (length < norm.length && text[from + length] === norm[length]) length++
    const whole = length === norm.length
    if (!whole && (saysNothing(norm.slice(0, length)) || /^[a-z\d]+$/.test(norm.slice(0, length)))) continue
    if (/[a-z]/.test(norm[length - 1] ?? '') && /[a-z]/.test(text[from + length] ?? '')) continue
    const [how, score]: [How, number] = whole
      ? known.kind === 'legal'
        ? ['exact', 0]
        : ['alias', 1]
      : ['substring', 2]
    found.push({ from, to: from + length, known, how, score })
  }
  return found
}

function findLatin(text: string, names: readonly Prepared[]): Candidate[] {
  const words = [...text.matchAll(word)].slice(0, 300).map((match) => ({
    said: match[0],
    from: match.index,
    to: match.index + match[0].length,
  }))
  if (words.length === 0) return []
  // "wan chuan" is one name, and in an English sentence two letters are rarely initials.
  const pairs = words.flatMap((each, index) => {
    const next = words[index + 1]
    const joined = next && next.from - each.to <= 1 && isSyllable(each.said) && isSyllable(next.said)
    return joined ? [{ said: each.said + next.said, from: each.from, to: next.to }] : []
  })
  const english = words.length > 6
  return [...words, ...pairs].flatMap(({ said, from, to }) =>
    names.flatMap(({ known, norm, pinyin, initials, spoken }): Candidate[] => {
      if (pinyin === norm || isEverydayLatin(said)) return []
      const base = { known, from, to }
      if (said === pinyin) return [{ ...base, how: 'pinyin', score: 3 }]
      const head = (spoken[0]?.[0] ?? '') + (spoken[1]?.[0] ?? '')
      if (said.length >= head.length && pinyin.startsWith(said)) return [{ ...base, how: 'pinyin', score: 3 }]
      return !english && said === initials ? [{ ...base, how: 'initials', score: 4 }] : []
    }),
  )
}

const han = /\p{Script=Han}/u
const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })

function findHeard(
  { text, at }: Squeezed,
  folded: string,
  names: readonly Prepared[],
  written: readonly Candidate[],
): Candidate[] {
  const places = new Map<string, number[]>()
  for (let index = 0; index < text.length; index++) {
    const char = text[index] ?? ''
    if (!han.test(char)) continue
    for (const syllable of readings(char)) {
      const known = places.get(syllable)
      if (known) known.push(index)
      else places.set(syllable, [index])
    }
  }
  const sounds = (index: number, syllables: readonly string[] | undefined): boolean => {
    const char = text[index]
    return (
      char !== undefined && syllables !== undefined && readings(char).some((each) => syllables.includes(each))
    )
  }
  const taken = (from: number, to: number) => written.some((each) => from < each.to && to > each.from)
  return names.flatMap(({ known, norm, spoken }) =>
    (spoken[0] ?? []).flatMap((first) =>
      (places.get(first) ?? [])
        .filter((from) => sounds(from + 1, spoken[1]))
        .slice(0, timesAtMost)
        .flatMap((from): Candidate[] => {
          if (!han.test(norm[0] ?? '')) return []
          let length = 2
          while (length < norm.length && sounds(from + length, spoken[length])) length++
          const to = from + length
          if (taken(from, to) || isDictionaryWord(folded, at[from] ?? 0, (at[to - 1] ?? 0) + 1)) return []
          return [{ known, from, to, how: 'pinyin', score: 3 }]
        }),
    ),
  )
}

/** Whether the dictionary sees a word of two or more characters here, or one that reaches across the edge. */
function isDictionaryWord(folded: string, start: number, end: number): boolean {
  const from = Math.max(0, start - 4)
  for (const { segment, index } of segmenter.segment(folded.slice(from, end + 4))) {
    const first = from + index
    if (segment.length >= 2 && first < end && first + segment.length > start && han.test(segment)) return true
  }
  return false
}

/** As written first, then longest, then earliest; names that claim the very same words are one mention. */
function settle(text: string, { text: squeezed, at }: Squeezed, candidates: readonly Candidate[]): Mention[] {
  const byRank = [...candidates].sort(
    (a, b) =>
      Number(a.score >= 3) - Number(b.score >= 3) || b.to - b.from - (a.to - a.from) || a.from - b.from,
  )
  const spans: { from: number; to: number; scored: Candidate[] }[] = []
  const owner = new Map<number, (typeof spans)[number]>()
  for (const each of byRank) {
    const same = owner.get(each.from)
    if (same && same.from === each.from && same.to === each.to) {
      same.scored.push(each)
      continue
    }
    let free = true
    for (let index = each.from; index < each.to && free; index++) free = !owner.has(index)
    if (!free) continue
    const span = { from: each.from, to: each.to, scored: [each] }
    for (let index = each.from; index < each.to; index++) owner.set(index, span)
    spans.push(span)
  }
  return spans
    .sort((a, b) => a.from - b.from)
    .flatMap(({ from, to, scored }) => {
      legalTail.lastIndex = to
      const tail = legalTail.exec(squeezed)?.[0].length ?? 0
      const start = at[from] ?? 0
      const end = (at[to + tail - 1] ?? 0) + 1
      const said = text.slice(start, end)
      const match = decide(said, scored)
      return match.state === 'known' || match.state === 'choose' ? [{ start, end, text: said, match }] : []
    })
}
