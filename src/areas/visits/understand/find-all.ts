import type { KnownName } from '../../../kernel/text/match-names.ts'
import { normalize } from '../../../kernel/text/normalize.ts'
import { here, isoOf } from '../../../kernel/text/when/days.ts'
import { type HeardWhen, resolveWhen, scanWhen } from '../../../kernel/text/when.ts'
import { findAlsoSync } from './also-sync.ts'
import { findClients, findStrangers } from './clients.ts'
import { type Colleague, type Companions, findCompanions } from './companions.ts'
import { findKinds, type HeardKind } from './kinds.ts'
import { findPeople, type HeardPerson } from './people.ts'
import { type ClientSpan, overlaps, type Span } from './spans.ts'

/** Everything found in one message, by position in `text`; `past` and `future` are the same expressions read both ways. */
export type Found = {
  text: string
  clients: ClientSpan[]
  past: HeardWhen[]
  future: HeardWhen[]
  people: HeardPerson[]
  kinds: HeardKind[]
  /** Who of us came along. */
  companions: Companions[]
  /** Words that say it counts as a project meeting as well. */
  alsoSync: Span[]
  /** Local today, `2026-11-23`. */
  today: string
}

/** Dates beyond this many in one message are a list, not a story. */
const datesAtMost = 60
const mentionsAtMost = 100

/** Typed text without markdown: marks of emphasis, headings, list bullets. */
export function plainWords(text: string): string {
  return normalize(text)
    .replace(/\*\*|__|~~|`+/g, '')
    .replace(
      /^[ \t]*(?:#{1,6}[ \t]+|>[ \t]?|[-*+•·][ \t]+|\d{1,2}[.、)）][ \t]*(?=[^\d\s])|[①-⑳][ \t]*)+/gm,
      '',
    )
    .trim()
}

/** Everything a message holds that becomes a field, each word claimed once: client before date before person before kind. */
export function findAll(
  text: string,
  now: Date,
  zone: string,
  known: readonly KnownName[],
  staff: readonly Colleague[] = [],
): Found {
  const inBook = findClients(text, known).slice(0, mentionsAtMost)
  const clear = <T extends Span>(spans: T[]): T[] =>
    spans.filter((span) => !inBook.some((client) => overlaps(span, client)))
  const scanned = scanWhen(text)
  const dates = (lean: 'past' | 'future') =>
    clear(resolveWhen(scanned, { now, zone, lean, atMost: datesAtMost }))
  const ahead = dates('future')
  const everybody = findPeople(text, [...inBook, ...ahead])
  const companions = findCompanions(text, inBook, everybody, staff)
  // 带上陈刚 is no 刚.
  const apart = <T extends Span>(spans: T[]): T[] =>
    spans.filter((span) => !companions.some((one) => overlaps(span, one)))
  const past = apart(dates('past'))
  const future = apart(ahead)
  const ours = companions.flatMap((one) => one.taken)
  const people = everybody.filter((person) => !ours.some((one) => overlaps(one, person)))
  const alsoSync = findAlsoSync(text)
  const kinds = clear(findKinds(text)).filter(
    (kind) => ![...people, ...alsoSync].some((other) => overlaps(kind, other)),
  )
  const strangers = findStrangers(text, known, inBook, { when: [...future, ...companions], people, kinds })
  const clients = [...inBook, ...strangers].sort((a, b) => a.start - b.start)
  const today = isoOf(here(now, zone).today)
  return { text, clients, past, future, people, kinds, companions, alsoSync, today }
}
