import { randomBytes } from 'node:crypto'
import type { TestProject } from 'vitest/node'
import { dropRunDatabases } from './database-admin.ts'
import { startServices } from './start.ts'

declare module 'vitest' {
  interface ProvidedContext {
    databaseUrl: string
    redisUrl: string
    /** Path of a Chromium or Chrome; empty outside the page project when there is none. */
    chromium: string
    /** Names this run's databases. */
    runId: string
  }
}

/** Runs once per project that needs services; the first one starts them, the others find them in the environment. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { services, stop } = await startServices({ chromium: project.name === 'page' }, console.error)
  const first = process.env.KEQING_TEST_RUN === undefined
  const runId = process.env.KEQING_TEST_RUN ?? `${process.pid.toString(36)}${randomBytes(4).toString('hex')}`
  process.env.KEQING_TEST_RUN = runId
  project.provide('databaseUrl', services.databaseUrl)
  project.provide('redisUrl', services.redisUrl)
  project.provide('chromium', services.chromium)
  project.provide('runId', runId)
  return async () => {
    if (!first) return
    await dropRunDatabases(services.databaseUrl, runId)
    await stop()
  }
}
