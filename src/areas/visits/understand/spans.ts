import type { Mention } from '../../../kernel/text/match-names.ts'
import type { HeardWhen } from '../../../kernel/text/when.ts'

export type Span = { start: number; end: number }

/** A client in the text: in the book, or a name the book does not have. */
export type ClientSpan = Span & { text: string; match?: Mention['match'] }

/** One date expression read both ways. */
export type Heard = Span & { past: HeardWhen | undefined; future: HeardWhen | undefined }

/** A date that belongs to a promise, with its clause. */
export type Due = { clause: Span; heard: Heard }

export const within = <T extends Span>(all: readonly T[], { start, end }: Span): T[] =>
  all.filter((each) => each.start >= start && each.end <= end)

export const overlaps = (one: Span, other: Span): boolean => one.start < other.end && other.start < one.end

const clauseEnd = /[，,。;；!！?？\n…]|\.(?=\s|$)/g

/** The clauses of a stretch of text, without their punctuation. A comma inside a figure ends nothing. */
export function clausesOf(text: string, { start, end }: Span): Span[] {
  const clauses: Span[] = []
  let from = start
  clauseEnd.lastIndex = start
  for (let match = clauseEnd.exec(text); match && match.index < end; match = clauseEnd.exec(text)) {
    const { index } = match
    if (match[0] === ',' && /\d/.test(text[index - 1] ?? '') && /\d/.test(text[index + 1] ?? '')) continue
    if (index > from) clauses.push({ start: from, end: index })
    from = index + match[0].length
  }
  if (from < end) clauses.push({ start: from, end })
  return clauses.filter((clause) => /\S/.test(text.slice(clause.start, clause.end)))
}

const clauseAtMost = 200

/** Where the clause around a place begins. */
export function clauseStart(text: string, from: number): number {
  let at = from
  while (at > 0 && from - at < clauseAtMost && !/[，,。;；!！?？\n]/.test(text[at - 1] ?? '')) at--
  return at
}
