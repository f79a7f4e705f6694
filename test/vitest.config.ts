import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const seconds = 1000
const services = fileURLToPath(new URL('services/global-setup.ts', import.meta.url))

/** Real servers behind them: processes of their own, so that a crash story takes nothing else along. */
const withServices = { pool: 'forks', isolate: false, globalSetup: services } as const

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    // Two cores: a third worker only makes everybody's timeouts less honest.
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'unit',
          isolate: false,
          include: ['test/unit/**/*.test.ts', 'test/bot-cards/**/*.test.ts'],
          testTimeout: 10 * seconds,
        },
      },
      {
        test: {
          name: 'architecture',
          include: ['test/architecture/**/*.test.ts'],
          testTimeout: 30 * seconds,
        },
      },
      {
        test: {
          name: 'int',
          include: ['test/int/**/*.test.ts'],
          testTimeout: 30 * seconds,
          hookTimeout: 120 * seconds,
          ...withServices,
        },
      },
      {
        test: {
          name: 'story',
          include: ['test/story/**/*.test.ts'],
          testTimeout: 60 * seconds,
          hookTimeout: 120 * seconds,
          ...withServices,
        },
      },
      {
        test: {
          name: 'page',
          include: ['test/page/**/*.test.ts'],
          testTimeout: 60 * seconds,
          hookTimeout: 120 * seconds,
          ...withServices,
        },
      },
    ],
  },
})
