import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, realpathSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { Redis } from 'ioredis'
import { z } from 'zod'
import { rowsOf } from '../../src/db/rows.ts'
import type { Db } from '../../src/db/types.ts'
import { findBinary } from '../services/binaries.ts'

/** A place where words may have been left behind, as the bytes that lie there. */
export type Place = { name: string; bytes: Buffer }

/** The forms a word may hide in: as it is, in UTF-16, as hex, in base64 at every offset, as JSON or URL escapes. */
export function formsOf(word: string): Buffer[] {
  const utf8 = Buffer.from(word)
  const wide = Buffer.from(word, 'utf16le')
  const escapes = [...word]
    .map((character) => `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`)
    .join('')
  // What stands before and after decides the outer characters: only the inner ones are certain.
  const base64 = [0, 1, 2].map((offset) =>
    Buffer.concat([Buffer.alloc(offset), utf8])
      .toString('base64')
      .slice(offset === 0 ? 0 : 4, -4),
  )
  const texts = [
    utf8.toString('hex'),
    utf8.toString('hex').toUpperCase(),
    escapes,
    encodeURIComponent(word),
    ...base64,
  ]
  return [
    utf8,
    wide,
    ...texts.filter((text) => text.length > 5 && text !== word).map((text) => Buffer.from(text)),
  ]
}

/** Every `word in place` there is. */
export const findings = (words: readonly string[], places: readonly Place[]): string[] =>
  places.flatMap(({ name, bytes }) =>
    words
      .filter((word) => formsOf(word).some((form) => bytes.includes(form)))
      .map((word) => `${word} in ${name}`),
  )

const tableRow = z.object({ schema: z.string(), name: z.string() })

/** Every row of every table of every schema, binary values as their bytes. */
export async function tables(db: Db): Promise<Place[]> {
  const found = rowsOf(
    await db.execute(sql`select table_schema as schema, table_name as name from information_schema.tables
      where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`),
  )
  const places: Place[] = []
  for (const row of found) {
    const { schema, name } = tableRow.parse(row)
    const rows = rowsOf(
      await db.execute(sql`select * from ${sql.identifier(schema)}.${sql.identifier(name)}`),
    )
    const parts = rows
      .flatMap((one) => Object.values(z.record(z.string(), z.unknown()).parse(one)))
      .map(bytesOf)
    places.push({
      name: `table ${schema}.${name}`,
      bytes: Buffer.concat(parts.flatMap((part) => [part, Buffer.from('\n')])),
    })
  }
  return places
}

const bytesOf = (value: unknown): Buffer =>
  value instanceof Uint8Array
    ? Buffer.from(value)
    : Buffer.from(typeof value === 'string' ? value : (JSON.stringify(value) ?? ''))

/** What an administrator's backup holds; undefined where this machine has no pg_dump that fits the server. */
export function dump(databaseUrl: string): Place | undefined {
  const server = findBinary('postgres')
  const programs = ['pg_dump', ...(server ? [join(realpathSync(server), '..', 'pg_dump')] : [])]
  for (const program of programs) {
    const { status, stdout } = spawnSync(program, [databaseUrl], { maxBuffer: 1 << 28 })
    if (status === 0) return { name: 'pg_dump', bytes: stdout }
  }
  return undefined
}

/** Every key of a Redis database with its value, whatever its kind. */
export async function redisValues(url: string): Promise<Place> {
  const redis = new Redis(url)
  const parts: Buffer[] = []
  for await (const keys of redis.scanStream({ count: 500 })) {
    for (const key of z.array(z.string()).parse(keys))
      parts.push(Buffer.from(key), ...(await valueUnder(redis, key)))
  }
  redis.disconnect()
  return { name: 'Redis', bytes: Buffer.concat(parts) }
}

async function valueUnder(redis: Redis, key: string): Promise<Buffer[]> {
  switch (await redis.type(key)) {
    case 'string':
      return [(await redis.getBuffer(key)) ?? Buffer.alloc(0)]
    case 'list':
      return redis.lrangeBuffer(key, 0, -1)
    case 'set':
      return redis.smembersBuffer(key)
    case 'zset':
      return redis.zrangeBuffer(key, '0', '-1')
    case 'hash': {
      const fields = (await redis.hkeys(key)).map((field) => Buffer.from(field))
      return [...fields, ...(await redis.hvalsBuffer(key))]
    }
    case 'stream':
      return (await redis.xrange(key, '-', '+')).flatMap(([, fields]) =>
        fields.map((field) => Buffer.from(field)),
      )
    default:
      return []
  }
}

/** Writes down everything anybody says to that Redis, so that what is gone again by the end is found as well. */
export async function overhear(url: string): Promise<{ place(): Place; stop(): void }> {
  const redis = new Redis(url)
  const monitor = await redis.monitor()
  const heard: Buffer[] = []
  monitor.on('monitor', (_time: string, words: string[]) => void heard.push(Buffer.from(words.join(' '))))
  return {
    place: () => ({ name: 'what was said to Redis', bytes: Buffer.concat(heard) }),
    stop() {
      monitor.disconnect()
      redis.disconnect()
    },
  }
}

/** Every file below a folder with its name. */
export const filesBelow = (folder: string): Place[] =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({
      name: path.slice(folder.length + 1),
      bytes: Buffer.concat([Buffer.from(path), readFileSync(path)]),
    }))
