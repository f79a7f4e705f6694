import { expect, it } from 'vitest'
import { larkOperations } from '../../src/lark/out/operations.ts'
import { sandboxOperations } from '../../src/sandbox/sandbox.ts'

/**
 * Served although the bot does not call it yet. What is called leaves this list; what is new must be named here.
 * Reading chats, messages and files back is how tests of the official client look at what they sent; one department,
 * many people at once and the delayed card update are for what comes later.
 */
const servedBeyond = [
  'DELETE /open-apis/im/v1/messages/:message_id/reactions/:reaction_id',
  'GET /open-apis/contact/v3/departments/:department_id',
  'GET /open-apis/contact/v3/users/batch',
  'GET /open-apis/im/v1/chats',
  'GET /open-apis/im/v1/chats/:chat_id',
  'GET /open-apis/im/v1/chats/:chat_id/members',
  'GET /open-apis/im/v1/files/:key',
  'GET /open-apis/im/v1/images/:key',
  'GET /open-apis/im/v1/messages',
  'GET /open-apis/im/v1/messages/:message_id',
  'POST /open-apis/interactive/v1/card/update',
]

it('every operation the bot calls is served by the fake platform, under the same method and path', () => {
  expect(larkOperations.filter((operation) => !sandboxOperations.includes(operation))).toEqual([])
})

it('what the fake platform serves beyond that is known, one by one', () => {
  expect(sandboxOperations.filter((operation) => !larkOperations.includes(operation)).sort()).toEqual(
    servedBeyond,
  )
})
