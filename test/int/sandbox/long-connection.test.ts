import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { z } from 'zod'
import { fixedClock } from '../../../src/kernel/clock.ts'
import { decodeFrame, encodeFrame, type Frame, method } from '../../../src/sandbox/delivery/frames.ts'
import { type Sandbox, startSandbox } from '../../../src/sandbox/sandbox.ts'
import { app, company, start, xiaolin } from './company.ts'

const address = z.object({
  code: z.number(),
  data: z.object({ URL: z.string(), ClientConfig: z.record(z.string(), z.number()) }),
})

describe('the long connection', () => {
  let sandbox: Sandbox
  const open: WebSocket[] = []

  beforeEach(async () => {
    sandbox = await startSandbox({
      clock: fixedClock(start),
      app,
      company,
      clientConfig: { PingInterval: 7 },
    })
  })
  afterEach(async () => {
    for (const socket of open.splice(0)) socket.terminate()
    await sandbox.close()
  })

  const endpoint = async (secret = app.appSecret) => {
    const response = await fetch(`${sandbox.url}/callback/ws/endpoint`, {
      method: 'POST',
      body: JSON.stringify({ AppID: app.appId, AppSecret: secret }),
    })
    const answer: unknown = await response.json()
    return answer
  }

  /** A client that has said hello; `answer` acknowledges what comes, or keeps silent. */
  async function connect(answer: (frame: Frame) => object | undefined = () => ({ code: 200 })) {
    const { data } = address.parse(await endpoint())
    const socket = new WebSocket(data.URL)
    open.push(socket)
    const got: Frame[] = []
    const pong = new Promise<Frame>((resolve, reject) => {
      socket.on('error', reject)
      socket.on('message', (bytes: Buffer) => {
        const frame = decodeFrame(bytes)
        if (frame.headers.type === 'pong') return resolve(frame)
        got.push(frame)
        const reply = answer(frame)
        if (!reply) return
        const payload = Buffer.from(JSON.stringify(reply))
        socket.send(encodeFrame({ ...frame, headers: { ...frame.headers, biz_rt: '1' }, payload }))
      })
      socket.on('open', () =>
        socket.send(
          encodeFrame({
            service: 1,
            method: method.control,
            headers: { type: 'ping' },
            payload: new Uint8Array(),
          }),
        ),
      )
    })
    return { socket, got, pong: await pong }
  }

  it('the address begins with neither device_id nor service_id, which the official client could not read', async () => {
    const { code, data } = address.parse(await endpoint())
    expect(code).toBe(0)
    expect(data.URL).toMatch(/\?(?!device_id|service_id).*&device_id=dev_\w+&.*&service_id=\d+$/)
    expect(data.ClientConfig.PingInterval).toBe(7)
  })

  it('a wrong secret is 514, with the data member the official client reads first', async () => {
    expect(await endpoint('wrong')).toEqual({ code: 514, msg: 'auth failed', data: {} })
  })

  it('a ping is answered with the settings', async () => {
    const { pong } = await connect()
    expect(JSON.parse(Buffer.from(pong.payload).toString())).toMatchObject({ PingInterval: 7 })
  })

  it('an address is good for one connection', async () => {
    const { data } = address.parse(await endpoint())
    open.push(new WebSocket(data.URL))
    await new Promise((resolve) => open.at(-1)?.once('open', resolve))
    const second = new WebSocket(data.URL)
    expect(await new Promise((resolve) => second.once('error', (error) => resolve(error.message)))).toContain(
      '403',
    )
  })

  it('an event is plain, goes to one client only, and over time to every one of them', async () => {
    const [a, b] = [await connect(), await connect()]
    for (let i = 0; i < 40; i += 1) await (await sandbox.sendText(xiaolin, 'bot', `第${i}条`)).delivered
    expect(a.got.length + b.got.length).toBe(40)
    expect(Math.min(a.got.length, b.got.length)).toBeGreaterThan(0)
    const event = JSON.parse(Buffer.from([...a.got, ...b.got][0]?.payload ?? []).toString())
    expect(event).toMatchObject({ schema: '2.0', header: { event_type: 'im.message.receive_v1' } })
  })

  it('what a client refuses, or nobody is there to take, is pushed again later', async () => {
    const nobody = await (await sandbox.sendText(xiaolin, 'bot', '有人吗')).delivered
    expect(nobody).toMatchObject({ status: 'nobody', ok: false })
    let code = 500
    const { got } = await connect(() => ({ code }))
    await sandbox.advance(15_000)
    expect(sandbox.deliveries().at(-1)).toMatchObject({ status: 500, attempt: 2 })
    code = 200
    await sandbox.advance(5 * 60_000)
    expect(sandbox.deliveries().at(-1)).toMatchObject({ status: 200, attempt: 3, ok: true })
    expect(got).toHaveLength(2)
  })

  it('a client that dies with an event in its hands gives it back', async () => {
    const first = await connect(() => {
      first.socket.terminate()
      return undefined
    })
    const row = await (await sandbox.sendText(xiaolin, 'bot', '接着')).delivered
    expect(row?.ok).toBe(false)
    const { got } = await connect()
    await sandbox.advance(15_000)
    expect(got).toHaveLength(1)
  })

  it('the 51st connection is refused', async () => {
    await Promise.all(Array.from({ length: 50 }, () => connect()))
    expect(sandbox.connections()).toBe(50)
    expect(await endpoint()).toMatchObject({ code: 1000040350, data: {} })
  })

  it('a client that talks nonsense is disconnected', async () => {
    const { socket } = await connect()
    const closed = new Promise((resolve) => socket.once('close', resolve))
    socket.send(Buffer.from('not a frame'))
    expect(await closed).toBe(1002)
  })
})
