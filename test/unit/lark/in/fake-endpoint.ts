import { createServer } from 'node:http'
import protobuf from 'protobufjs'
import { type WebSocket, WebSocketServer } from 'ws'
import { z } from 'zod'

/** Lark's side of the long connection (lark-platform §7), as small as it can be. */

const { root } = protobuf.parse(`syntax = "proto2";
  message Header { required string key = 1; required string value = 2; }
  message Frame {
    required uint64 SeqID = 1; required uint64 LogID = 2; required int32 service = 3; required int32 method = 4;
    repeated Header headers = 5; optional string payloadEncoding = 6; optional string payloadType = 7;
    optional bytes payload = 8; optional string LogIDNew = 9;
  }`)
const Frame = root.lookupType('Frame')
const ack = z.object({ code: z.number(), data: z.string().optional() })
const frameShape = z.object({ method: z.number(), payload: z.instanceof(Uint8Array).optional() })

export type Ack = { code: number; answer: unknown }

/** `refusals`: codes the endpoint answers with before it lets anybody in. */
export async function fakeEndpoint(refusals: number[] = []) {
  const bodies: string[] = []
  const acks: ((ack: Ack) => void)[] = []
  const sockets: WebSocket[] = []
  let port = 0
  const server = createServer((incoming, response) => {
    let body = ''
    incoming.on('data', (chunk) => {
      body += chunk
    })
    incoming.on('end', () => {
      bodies.push(body)
      const code = refusals.shift() ?? 0
      const config = { ReconnectCount: -1, ReconnectInterval: 1, ReconnectNonce: 0, PingInterval: 120 }
      const data = {
        URL: `ws://127.0.0.1:${port}/ws?fpid=1&device_id=d1&service_id=1&ticket=hush`,
        ClientConfig: config,
      }
      response.setHeader('content-type', 'application/json')
      response.end(JSON.stringify(code === 0 ? { code, msg: '', data } : { code, msg: 'no' }))
    })
  })
  new WebSocketServer({ server }).on('connection', (socket) => {
    sockets.push(socket)
    socket.on('message', (bytes: Buffer) => {
      const frame = frameShape.parse(Frame.toObject(Frame.decode(bytes)))
      if (frame.method !== 1) return
      const read = ack.parse(JSON.parse(Buffer.from(frame.payload ?? '').toString()))
      const answer =
        read.data === undefined ? undefined : JSON.parse(Buffer.from(read.data, 'base64').toString())
      acks.shift()?.({ code: read.code, answer })
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (typeof address === 'object' && address) port = address.port
  let seq = 0
  return {
    domain: `http://127.0.0.1:${port}`,
    bodies,
    sockets,
    /** Pushes a payload to the newest connection; resolves with what the bot acknowledged. */
    push(payload: string): Promise<Ack> {
      seq += 1
      const headers = Object.entries({
        type: 'event',
        message_id: `m${seq}`,
        sum: '1',
        seq: '0',
        trace_id: 't1',
      })
      const frame = {
        SeqID: seq,
        LogID: seq,
        service: 1,
        method: 1,
        headers: headers.map(([key, value]) => ({ key, value })),
        payload: Buffer.from(payload),
      }
      const acked = new Promise<Ack>((resolve) => acks.push(resolve))
      sockets.at(-1)?.send(Frame.encode(Frame.create(frame)).finish())
      return acked
    },
    close() {
      for (const socket of sockets) socket.terminate()
      server.closeAllConnections()
      server.close()
    },
  }
}
