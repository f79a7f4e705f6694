import { randomBytes } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inbox } from '../../../drizzle/schema/bot.ts'
import {
  claim,
  dropKept,
  failedAgain,
  keepFailed,
  keepWaiting,
  listFailed,
  readKept,
  reclaim,
} from '../../../src/bot/inbox.ts'
import type { Opened } from '../../../src/db/open.ts'
import type { BotEvent } from '../../../src/lark/in/event.ts'
import { createVault } from '../../../src/vault/create.ts'
import { parseDataKeys } from '../../../src/vault/keys.ts'
import { freshDatabase, freshEmbedded } from '../../services/database.ts'

const at = new Date('2026-11-23T02:00:00Z')
const event = (key: string): BotEvent => ({
  kind: 'menu',
  key,
  eventId: key,
  type: 'application.bot.menu_v6',
  sentAt: at,
  operatorOpenId: 'ou_1',
  eventKey: 'visit',
})
const failure = { trace: 'trc_1', error: 'TypeError' }

describe.each(['embedded', 'company'] as const)('the inbox, %s size', (size) => {
  const deps = { vault: createVault(parseDataKeys(`1:${randomBytes(32).toString('base64')}`)) }
  let opened: Opened
  let end: () => Promise<void>
  beforeAll(async () => {
    if (size === 'company') {
      const database = await freshDatabase()
      opened = database
      end = database.drop
    } else {
      const database = await freshEmbedded()
      opened = database
      end = database.close
    }
  })
  afterAll(() => end())

  const status = async (key: string) =>
    (await opened.db.select({ status: inbox.status }).from(inbox).where(eq(inbox.key, key)))[0]?.status

  it('an event is claimed once', async () => {
    expect(await opened.db.transaction((tx) => claim(tx, event('once'), at))).toBe(true)
    expect(await opened.db.transaction((tx) => claim(tx, event('once'), at))).toBe(false)
  })

  it('an event a second delivery has finished does not become a failed one that an admin could run again', async () => {
    await opened.db.transaction((tx) => claim(tx, event('finished'), at))
    expect(await opened.db.transaction((tx) => keepFailed(deps, tx, event('finished'), at, failure))).toBe(
      false,
    )
    expect(await status('finished')).toBe('done')
  })

  it('a failed event is kept sealed, read back as it was, and listed until it is taken up', async () => {
    expect(await opened.db.transaction((tx) => keepFailed(deps, tx, event('broken'), at, failure))).toBe(true)
    const [row] = await opened.db.select({ event: inbox.event }).from(inbox).where(eq(inbox.key, 'broken'))
    expect(Buffer.from(row?.event ?? []).toString()).not.toContain('visit')
    expect(await readKept(deps, opened.db, 'broken')).toEqual(event('broken'))
    expect(await opened.db.transaction((tx) => listFailed(tx, 5))).toMatchObject([
      { key: 'broken', trace: 'trc_1' },
    ])
    expect(await opened.db.transaction((tx) => reclaim(tx, 'broken'))).toBe(true)
    expect(await opened.db.transaction((tx) => reclaim(tx, 'broken'))).toBe(false)
    expect(await readKept(deps, opened.db, 'broken')).toBeUndefined()
    expect(await opened.db.transaction((tx) => failedAgain(tx, 'broken', failure))).toBe(false)
  })

  it('what fails again is kept with its new number', async () => {
    await opened.db.transaction((tx) => keepFailed(deps, tx, event('stubborn'), at, failure))
    expect(
      await opened.db.transaction((tx) => failedAgain(tx, 'stubborn', { ...failure, trace: 'trc_2' })),
    ).toBe(true)
    expect(await opened.db.transaction((tx) => listFailed(tx, 5))).toMatchObject([
      { key: 'stubborn', trace: 'trc_2' },
    ])
    expect(await readKept(deps, opened.db, 'stubborn')).toEqual(event('stubborn'))
  })

  it('a waiting event is let go of once', async () => {
    await opened.db.transaction(async (tx) => {
      await claim(tx, event('stranger'), at)
      await keepWaiting(deps, tx, event('stranger'))
    })
    expect(await opened.db.transaction((tx) => dropKept(tx, 'stranger'))).toBe(true)
    expect(await opened.db.transaction((tx) => dropKept(tx, 'stranger'))).toBe(false)
    expect(await status('stranger')).toBe('done')
  })
})
