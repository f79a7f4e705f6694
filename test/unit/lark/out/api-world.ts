import { afterEach } from 'vitest'
import { LarkError } from '../../../../src/lark/out/port.ts'
import { fakeLark, json, type Reply } from './fake-lark.ts'

const closers: (() => void)[] = []
afterEach(() => {
  for (const close of closers.splice(0)) close()
})

/** The client against a platform that answers these, closed after the test. */
export async function lark(replies: Reply[], options: Parameters<typeof fakeLark>[1] = {}) {
  const made = await fakeLark(replies, options)
  closers.push(made.close)
  return made
}

export const ok = (data: unknown = {}) => json(200, { code: 0, msg: 'success', data })
export const sent = ok({ message_id: 'om_9', chat_id: 'oc_1' })
export const card = { msgType: 'interactive', content: '{"schema":"2.0","body":"13800001234"}' } as const
export const to = { type: 'chat_id', id: 'oc_1' } as const

/** The `LarkError` a call rejects with; fails when it resolves or rejects with anything else. */
export async function failure(call: Promise<unknown>): Promise<LarkError> {
  const error = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (!(error instanceof LarkError)) throw new Error(`expected a LarkError, got ${String(error)}`)
  return error
}
