import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { Poster } from './http.ts'
import { sealed } from './sign.ts'

const echoed = z.object({ challenge: z.string() })

/**
 * The check before an address is saved: a challenge without signature headers, encrypted when there is a key, to be
 * echoed in clear within 1 s. Rejects with the reason.
 */
export async function verifyUrl(
  poster: Poster,
  url: string,
  app: { encryptKey: string | undefined; verificationToken: string; at: Date },
): Promise<void> {
  const challenge = randomBytes(16).toString('hex')
  const payload = { type: 'url_verification', challenge, token: app.verificationToken }
  const { body, headers } = sealed(payload, { encryptKey: app.encryptKey, at: app.at, signed: false })
  const result = await poster.post(url, body, headers, 1000)
  const refuse = (why: string) => new Error(`the event address was not saved: ${why}`)
  if (result.kind !== 'answer')
    throw refuse(result.kind === 'timeout' ? 'no answer within 1 s' : 'no connection')
  if (result.status !== 200) throw refuse(`HTTP ${result.status}`)
  let answer: unknown
  try {
    answer = JSON.parse(result.body)
  } catch {
    throw refuse('the answer is not JSON')
  }
  const parsed = echoed.safeParse(answer)
  if (!parsed.success || parsed.data.challenge !== challenge) throw refuse('the challenge was not echoed')
}
