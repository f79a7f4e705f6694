import { createServer } from 'node:http'
import * as lark from '@larksuiteoapi/node-sdk'
import { secrets } from './messages.ts'

/** The vendor's own receiver with a handler that does nothing: the yardstick of the bench. */
const dispatcher = new lark.EventDispatcher({ ...secrets, loggerLevel: lark.LoggerLevel.fatal }).register({
  'im.message.receive_v1': async () => ({}),
})
const receive = lark.adaptDefault('/lark/events', dispatcher, { autoChallenge: true })
// The SDK's adapter leaves every other address without an answer.
const server = createServer((request, response) =>
  request.method === 'POST' ? receive(request, response) : response.end(),
)
server.listen(Number(process.argv[2]), '127.0.0.1', () => process.stdout.write('ready\n'))
