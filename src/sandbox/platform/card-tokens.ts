import { newId } from './ids.ts'

const lifeMs = 30 * 60_000

type CardToken = { messageId: string; at: number; uses: number; answered: boolean }
export type CardTokens = ReturnType<typeof createCardTokens>

/** Tokens of card presses, for the delayed update: 30 minutes, two uses, not before the press was answered. */
export function createCardTokens() {
  const tokens = new Map<string, CardToken>()
  return {
    issue(messageId: string, at: Date): string {
      const token = newId('c-')
      tokens.set(token, { messageId, at: at.getTime(), uses: 0, answered: false })
      return token
    },
    answered(token: string) {
      const known = tokens.get(token)
      if (known) known.answered = true
    },
    /** The message to update, or Lark's code: 300020 no such token, 300030 expired, 300040 used up. */
    use(token: string, at: Date): { messageId: string } | { code: number; message: string } {
      const known = tokens.get(token)
      if (!known) return { code: 300020, message: 'token format is wrong' }
      if (at.getTime() - known.at > lifeMs) return { code: 300030, message: 'token is expired' }
      if (known.uses >= 2) return { code: 300040, message: 'token is used up' }
      if (!known.answered) return { code: 300000, message: 'the callback is not answered yet' }
      known.uses += 1
      return { messageId: known.messageId }
    },
  }
}
