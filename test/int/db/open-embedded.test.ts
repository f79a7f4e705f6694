import { spawn } from 'node:child_process'
import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { people } from '../../../drizzle/schema/index.ts'
import { openEmbedded } from '../../../src/db/embedded.ts'
import { migrate, pendingMigrations } from '../../../src/db/migrate.ts'
import { migratedEmbeddedAt } from '../../services/database.ts'
import { scratchFolder } from '../../services/run-folder.ts'

const at = new Date('2026-11-23T02:00:00.000Z')
const root = fileURLToPath(new URL('../../..', import.meta.url))

describe('the embedded database', () => {
  let folder: string
  beforeEach(() => {
    folder = scratchFolder('open')
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  test('keeps what was committed over a restart, in a folder only its owner may enter', async () => {
    const first = await openEmbedded(folder)
    expect(await pendingMigrations(first)).toContain('0000_first_slice')
    await migrate(first)
    expect(await pendingMigrations(first)).toEqual([])
    await first.db
      .insert(people)
      .values({ id: 'per_1', openId: 'ou_1', name: '林晓', roles: [], createdAt: at })
    await first.close()
    const second = await openEmbedded(folder)
    expect(await second.db.select().from(people)).toHaveLength(1)
    await second.close()
    expect(statSync(join(folder, 'db')).mode & 0o077).toBe(0)
    // A database from nothing takes ten seconds of processor time.
  }, 60_000)

  test('refuses a second opener, names the process and what to do, and is free again after closing', async () => {
    await migratedEmbeddedAt(folder)
    const first = await openEmbedded(folder)
    await expect(openEmbedded(folder)).rejects.toThrow(
      `Another keqing (process ${process.pid}) is using the folder ${folder}. Stop it first, or set DATA_DIR`,
    )
    await first.close()
    const second = await openEmbedded(folder)
    await second.close()
  })

  test('takes over the lock of a process that is gone, also when its number was given to another', async () => {
    await migratedEmbeddedAt(folder)
    const started = readFileSync(`/proc/${process.pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[19]
    for (const stale of ['999999999 1', `${process.pid} ${Number(started) - 1}`, '']) {
      writeFileSync(join(folder, 'lock'), stale)
      const opened = await openEmbedded(folder)
      await opened.close()
    }
  })

  test('loses nothing that was committed when its process is killed between two commits', async () => {
    await migratedEmbeddedAt(folder)
    const script = `
      import { people } from '${root}drizzle/schema/index.ts'
      import { openEmbedded } from '${root}src/db/embedded.ts'
      const opened = await openEmbedded(${JSON.stringify(folder)})
      for (let n = 0; ; n++) {
        await opened.db.insert(people).values({ id: 'per_' + n, openId: 'ou_' + n, name: 'x', roles: [], createdAt: new Date(0) })
        process.stdout.write(n + '\\n')
      }`
    const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
      cwd: root,
    })
    let told = ''
    let errors = ''
    child.stderr.on('data', (chunk) => {
      errors += chunk
    })
    await new Promise<void>((resolve, reject) => {
      child.stdout.on('data', (chunk) => {
        told += chunk
        if (told.split('\n').length > 40) resolve()
      })
      child.on('exit', () => reject(new Error(errors)))
    })
    child.kill('SIGKILL')
    await new Promise((resolve) => child.once('close', resolve))
    const committed = told.split('\n').filter(Boolean).length
    const opened = await openEmbedded(folder)
    const rows = await opened.db.select().from(people)
    await opened.close()
    expect(committed).toBeGreaterThanOrEqual(40)
    // The last commit may have happened without its line having reached us.
    expect(rows.length - committed).toBeGreaterThanOrEqual(0)
    expect(rows.length - committed).toBeLessThanOrEqual(1)
  })
})
