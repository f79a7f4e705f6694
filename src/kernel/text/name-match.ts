/** One name a client goes by, prepared for look-up by `nameKeys`. */
export type KnownName = {
  clientId: string
  /** The client's display name. */
  client: string
  /** This name as written: legal name, short name or alias. */
  name: string
  kind: 'legal' | 'alias'
  /** Whether the asker has recently visited or owns this client; breaks ties, never overrules a better match. */
  mine: boolean
}

/** How a typed word relates to the client book. */
export type NameMatch =
  | {
      state: 'known'
      clientId: string
      client: string
      how: 'exact' | 'alias' | 'substring' | 'pinyin' | 'initials'
    }
  | { state: 'choose'; typed: string; options: { clientId: string; client: string }[] }
  | { state: 'unknown'; typed: string }
  | { state: 'empty' }

export type How = Extract<NameMatch, { state: 'known' }>['how']

/** How well a name fits, less is better: the whole step is `how`, the fraction how much of the name was typed. */
export type Scored = { known: KnownName; how: How; score: number }

const optionsAtMost = 5

/** The verdict over scored names: several names of one client are one fit. */
export function decide(typed: string, scored: readonly Scored[]): NameMatch {
  const best = new Map<string, Scored>()
  for (const each of scored) {
    const other = best.get(each.known.clientId)
    if (!other || each.score < other.score) best.set(each.known.clientId, each)
  }
  const ranked = [...best.values()].sort(
    (a, b) => a.score - b.score || Number(b.known.mine) - Number(a.known.mine),
  )
  const [first] = ranked
  if (!first) return { state: 'unknown', typed }
  const tied = ranked.filter((each) => each.score === first.score)
  const [own, ...otherOwn] = tied.filter((each) => each.known.mine)
  const winner = tied.length === 1 ? first : own && otherOwn.length === 0 ? own : undefined
  if (winner) {
    return { state: 'known', clientId: winner.known.clientId, client: winner.known.client, how: winner.how }
  }
  const options = tied
    .slice(0, optionsAtMost)
    .map(({ known }) => ({ clientId: known.clientId, client: known.client }))
  return { state: 'choose', typed, options }
}
