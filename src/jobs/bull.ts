import type { PGlite } from '@electric-sql/pglite'
import { Queue as BullQueue, createPostgresBackend, type JobsOptions, runMigrations, Worker } from 'bullmq'
import { Redis } from 'ioredis'
import { pglitePool } from './pglite-pool.ts'

/** Where BullMQ keeps its entries: Redis at company size, the embedded database otherwise. */
export type Backend = { size: 'company'; redisUrl: string } | { size: 'embedded'; pglite: PGlite }

/** An entry that is being worked on. */
export type Entry = { removeDeduplicationKey(): Promise<boolean> }

export type BullEntries = {
  add(name: string, data: Record<string, never>, options?: JobsOptions): Promise<unknown>
  upsertJobScheduler(id: string, repeat: { every: number }, template: { name: string }): Promise<unknown>
  close(): Promise<void>
}

/** BullMQ over either backend, as far as keqing uses it. */
export type Bull = {
  queue(name: string): BullEntries
  worker(
    name: string,
    work: (entry: Entry) => Promise<void>,
    concurrency: number,
  ): { close(force?: boolean): Promise<void> }
  /** Calls back whenever the backend can be reached (again). */
  onReady(callback: () => void): void
  ping(): Promise<void>
  close(): Promise<void>
}

/** Entries are pokes: nobody asks how one ended, so none is kept. */
const keepNothing = { removeOnComplete: true, removeOnFail: true }
const keepNothingDone = { removeOnComplete: { count: 0 }, removeOnFail: { count: 0 } }
const streams = { events: { maxLen: 100 } }

export async function openBull(backend: Backend, onError: (error: Error) => void): Promise<Bull> {
  return backend.size === 'company'
    ? overRedis(backend.redisUrl, onError)
    : overPglite(backend.pglite, onError)
}

function overRedis(url: string, onError: (error: Error) => void): Bull {
  const retryStrategy = (times: number) => Math.min(times * 100, 2000)
  // Once connected, a producer must not wait for a Redis that went away: it fails at once, the ticker makes up for it.
  const producer = new Redis(url, { enableOfflineQueue: false, maxRetriesPerRequest: null, retryStrategy })
  producer.on('error', onError)
  const others: Redis[] = []
  return {
    queue(name) {
      const options = { connection: producer, defaultJobOptions: keepNothing, streams }
      const queue = new BullQueue(name, options)
      queue.on('error', onError)
      return queue
    },
    worker(name, work, concurrency) {
      const connection = new Redis(url, { maxRetriesPerRequest: null, retryStrategy })
      connection.on('error', onError)
      others.push(connection)
      const worker = new Worker(name, work, {
        connection,
        concurrency,
        runRetryDelay: 1000,
        ...keepNothingDone,
      })
      worker.on('error', onError)
      return worker
    },
    onReady(callback) {
      producer.on('ready', callback)
      if (producer.status === 'ready') callback()
    },
    async ping() {
      await producer.ping()
    },
    async close() {
      for (const redis of [producer, ...others]) redis.disconnect()
    },
  }
}

async function overPglite(pglite: PGlite, onError: (error: Error) => void): Promise<Bull> {
  const connection = pglitePool(pglite)
  await runMigrations(await connection.connect())
  // One connection serves both: our own unqualified names first, then BullMQ's.
  await pglite.exec('set search_path to public, bullmq')
  return {
    queue(name) {
      const options = { connection, defaultJobOptions: keepNothing, streams }
      const queue = new BullQueue(name, options, createPostgresBackend)
      queue.on('error', onError)
      return queue
    },
    worker(name, work, concurrency) {
      const options = { connection, concurrency, runRetryDelay: 1000, ...keepNothingDone }
      const worker = new Worker(name, work, options, createPostgresBackend)
      worker.on('error', onError)
      return worker
    },
    onReady: (callback) => callback(),
    async ping() {
      await pglite.query('select 1')
    },
    close: async () => {},
  }
}
