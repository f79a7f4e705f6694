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
