import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { mergeInto } from '../../../src/areas/clients/merge.ts'
import type { Db } from '../../../src/db/types.ts'
import type { PersonId } from '../../../src/kernel/ids.ts'
import { Killed, mortal } from '../../cadence/mortal.ts'
import { sizes } from '../outbox/support.ts'
import { at, company } from './support.ts'

describe.each(sizes)('what is owed while others are at it, %s', (size) => {
  let c: Awaited<ReturnType<typeof company>>
  beforeAll(async () => {
    c = await company(size)
  }, 120_000)
  afterAll(() => c.close())
  afterEach(() => c.clear())

  const many = async (count: number) => {
    for (let n = 0; n < count; n++) await c.client(`cli_${n}`, 'important', '2026-11-01')
  }
  const settledWaiting = async () => (await c.steps('pending')).filter((one) => !one.endsWith(' open'))

  test('three workers look at the same clients: each duty and each next look is written once', async () => {
    await many(30)
    await Promise.all([1, 2, 3].map(() => c.look('2026-11-01 09:00')))
    expect(await c.owed()).toHaveLength(60)
    expect(await c.looks()).toEqual(
      Array.from({ length: 30 }, (_, n) => `cli_${n} 2026-11-30T16:00:00.000Z`).sort(),
    )
    expect(await c.steps('pending')).toHaveLength(60 * 5)
  })

  test('a visit committed while its client is looked at: nothing is said before it was judged, too', async () => {
    await c.client('cli_1', 'important', '2026-11-01')
    let visited: Promise<void> | undefined
    // After everything was read and written, before it is committed. PGlite has one connection: there it waits its turn.
    const db = meanwhile(c.deps.db, async () => {
      visited ??= c.visit('vis_1', 'cli_1', '2026-11-23 08:30')
      if (size === 'company') await visited
    })
    await c.look('2026-11-23 08:30', { ...c.deps, db })
    await visited
    expect(await c.send('2026-11-23 09:00')).toBe(0)
    await c.look('2026-11-23 09:00')
    expect(await c.owed()).toEqual([
      'cli_1 face_to_face 2026-11-01 2026-11-30 done 2026-11-23',
      'cli_1 follow_up 2026-11-01 2026-11-13 done 2026-11-23',
      'cli_1 follow_up 2026-11-23 2026-12-07 open',
    ])
    expect(await c.send('2026-11-23 09:00')).toBe(0)
    expect(await settledWaiting()).toEqual([])
  })

  test('visits saved and taken back while reminders go out: each step is said once, and what is settled waits for nothing', async () => {
    await many(12)
    await c.look('2026-11-01 09:00')
    const clients = Array.from({ length: 12 }, (_, n) => n)
    await Promise.all([
      c.send('2026-11-23 09:00'),
      ...clients.map((n) =>
        c.visit(`vis_${n}`, `cli_${n}`, '2026-11-23 08:00', 'face_to_face', '2026-11-23 09:00'),
      ),
      c.look('2026-11-23 09:00'),
      c.send('2026-11-23 09:00'),
    ])
    await c.look('2026-11-23 09:00')
    expect(await settledWaiting()).toEqual([])
    const saidFirst = await c.steps('sent')
    await Promise.all([
      ...clients.map((n) => c.undo(`vis_${n}`, '2026-11-23 09:05')),
      c.send('2026-11-23 09:05'),
      c.look('2026-11-23 09:05'),
      c.send('2026-11-23 09:05'),
    ])
    await c.look('2026-11-23 09:06')
    await c.send('2026-11-23 09:06')
    const said = await c.steps('sent')
    const asOpen = saidFirst.map((one) => one.replace(/ done$/, ' open'))
    expect(said).toEqual(expect.arrayContaining(asOpen))
    // The head of sales is line manager and lead in one: of what is overdue she hears once.
    const each = [
      'face_to_face 2026-11-01 before_7',
      'follow_up 2026-11-01 before_0',
      'follow_up 2026-11-01 lead',
    ]
    const all = clients.flatMap((n) => each.map((step) => `cli_${n} ${step} 2026-11-23 open`))
    expect(said.sort()).toEqual(all.sort())
    expect(await c.cards()).toBe(1)
    expect(await settledWaiting()).toEqual([])
  })

  test('two clients are taken together while reminders go out: the one that goes is not spoken of any more', async () => {
    await c.client('cli_1', 'important', '2026-11-01')
    await c.client('cli_2', 'general', '2026-10-01')
    await c.visit('vis_2', 'cli_2', '2026-11-20 10:00', 'face_to_face')
    await c.look('2026-11-22 09:00')
    const merge = () =>
      c.deps.db.transaction((tx) =>
        mergeInto(
          {
            deps: c.deps,
            tx,
            at: at('2026-11-23 09:00'),
            cause: 'test',
            actor: { id: c.li as PersonId, openId: 'ou_li', name: 'ou_li', roles: ['sales'], nda: true },
          },
          { kept: 'cli_1', gone: 'cli_2', keptVersion: 1, goneVersion: 1 },
        ),
      )
    const [merged] = await Promise.all([merge(), c.look('2026-11-23 09:00'), c.send('2026-11-23 09:00')])
    expect(merged.ok).toBe(true)
    await c.look('2026-11-23 09:01')
    await c.send('2026-11-23 09:01')
    // What happened at the one that went is judged as the kept one’s.
    expect(await c.owed()).toEqual([
      'cli_1 face_to_face 2026-11-01 2026-11-30 done 2026-11-20',
      'cli_1 follow_up 2026-11-01 2026-11-13 done 2026-11-20',
      'cli_1 follow_up 2026-11-20 2026-12-04 open',
      'cli_2 face_to_face 2026-10-01 2026-12-31 done 2026-11-20',
      'cli_2 follow_up 2026-11-01 2026-11-30 done 2026-11-20',
    ])
    expect(await settledWaiting()).toEqual([])
    // Nobody looks at it again.
    await c.look('2026-12-01 09:00')
    expect((await c.looks()).filter((one) => one.startsWith('cli_2'))).toEqual([])
  })

  test('a clock that jumps to the next month and back: what it opened is there when its day comes, and nothing is said twice', async () => {
    await c.client('cli_1', 'general', '2026-11-01')
    await c.look('2026-11-01 09:00')
    await c.look('2026-12-24 09:00')
    expect(await c.send('2026-12-24 09:00')).toBe(4)
    const said = await c.steps('sent')
    // Back a month, where a call is written down: December has not begun.
    await c.visit('vis_1', 'cli_1', '2026-11-24 08:00', 'phone', '2026-11-24 09:00')
    await c.look('2026-11-24 09:00')
    expect(await c.send('2026-11-24 09:00')).toBe(0)
    for (const moment of ['2026-12-24 09:00', '2026-11-24 10:00', '2026-12-24 09:01', '2026-12-24 10:00']) {
      await c.look(moment)
      await c.send(moment)
    }
    expect(await c.owed()).toEqual([
      'cli_1 face_to_face 2026-10-01 2026-12-31 open',
      'cli_1 follow_up 2026-11-01 2026-11-30 done 2026-11-24',
      'cli_1 follow_up 2026-12-01 2026-12-31 open',
    ])
    expect(said).toEqual([
      'cli_1 face_to_face 2026-10-01 before_7 2026-12-24 open',
      'cli_1 follow_up 2026-11-01 before_0 2026-12-24 open',
      'cli_1 follow_up 2026-11-01 lead 2026-12-24 open',
      'cli_1 follow_up 2026-12-01 before_7 2026-12-24 open',
    ])
    const after = said.map((one) => one.replace(/(2026-11-01 .*) open$/, '$1 done'))
    expect(await c.steps('sent')).toEqual(after)
    expect(await settledWaiting()).toEqual([])
  })

  test('a worker that is killed before or after any commit: the next one finds what is left, and says each thing once', async () => {
    await many(8)
    const kills = [0, 1, 2].flatMap((n) => [false, true].map((after) => ({ n, after })))
    for (const { n, after } of kills)
      await c.look('2026-11-01 09:00', { ...c.deps, db: mortal(c.deps.db, n, after) }).catch(onlyKilled)
    await c.look('2026-11-01 09:01')
    expect(await c.owed()).toHaveLength(16)
    for (const { n, after } of kills)
      await c.send('2026-11-12 09:00', { ...c.deps, db: mortal(c.deps.db, n, after) }).catch(onlyKilled)
    await c.send('2026-11-12 09:01')
    expect(await c.steps('sent')).toEqual(
      Array.from({ length: 8 }, (_, n) => `cli_${n} follow_up 2026-11-01 before_3 2026-11-12 open`),
    )
    expect(await c.cards()).toBe(1)
  })
})

const onlyKilled = (error: unknown): void => {
  if (!(error instanceof Killed)) throw error
}

/** Something that happens just before a transaction commits. */
function meanwhile(db: Db, what: () => Promise<void>): Db {
  const transaction: Db['transaction'] = (work, config) =>
    db.transaction(async (tx) => {
      const done = await work(tx)
      await what()
      return done
    }, config)
  return new Proxy(db, {
    get: (target, name, receiver) =>
      name === 'transaction' ? transaction : Reflect.get(target, name, receiver),
  })
}
