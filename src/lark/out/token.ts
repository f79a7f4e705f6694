export type Token = { token: string; expiresInSeconds: number }

/** Early enough that a token does not run out on its way. */
const earlyMs = 3 * 60 * 1000

/**
 * Keeps one tenant token: of one app at one domain (the SDK's own cache is shared by the whole process and does not
 * know the domain), fetched once however many callers wait for it, and dropped when Lark no longer takes it.
 */
export function createTokens(fetchToken: () => Promise<Token>, now: () => Date) {
  let kept: { token: string; goodUntil: number } | undefined
  let coming: Promise<string> | undefined

  async function fetchNew(): Promise<string> {
    try {
      const { token, expiresInSeconds } = await fetchToken()
      kept = { token, goodUntil: now().getTime() + expiresInSeconds * 1000 - earlyMs }
      return token
    } finally {
      coming = undefined
    }
  }

  return {
    /** A good token; rejects as `fetchToken` does. */
    get(): Promise<string> {
      if (kept && now().getTime() < kept.goodUntil) return Promise.resolve(kept.token)
      coming ??= fetchNew()
      return coming
    },
    /** Forgets `token`, unless somebody has already fetched a newer one. */
    drop(token: string): void {
      if (kept?.token === token) kept = undefined
    },
  }
}
