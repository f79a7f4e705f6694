import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Company, openCompany } from '../../../src/db/open.ts'
import { liveYear } from '../../cadence/year.ts'
import { freshDatabase } from '../../services/database.ts'

let database: Awaited<ReturnType<typeof freshDatabase>>
let other: Company
beforeAll(async () => {
  database = await freshDatabase()
  other = await openCompany(database.url, { max: 5 })
})
afterAll(async () => {
  await other.close()
  await database.drop()
})

// More of them: `npm run drill`.
test('in a year of 500 clients every reminder the clauses ask for is sent, once, in working hours, and nothing else', async () => {
  const year = await liveYear([database.db, other.db], 20_260_105, 500)
  const { lost, wrong, again, outside, withoutCard, withoutNews, idle } = year
  expect({ lost: lost.slice(0, 5), wrong: wrong.slice(0, 5), outside }).toEqual({
    lost: [],
    wrong: [],
    outside: [],
  })
  expect({ again, withoutCard, withoutNews, idle }).toEqual({
    again: 0,
    withoutCard: 0,
    withoutNews: 0,
    idle: 0,
  })
  // A year in which something happened.
  expect(year.said).toBeGreaterThan(20_000)
  expect(year.kills).toBeGreaterThan(20)
  expect(year.outageDays).toBeGreaterThan(5)
}, 600_000)
