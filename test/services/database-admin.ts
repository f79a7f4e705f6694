import { createHash, randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import postgres from 'postgres'
import { migrate, migrationsFolder } from '../../src/db/migrate.ts'
import { type Company, openCompany } from '../../src/db/open.ts'

/** Databases of one test run on one server: templates made once, clones of them, and the end of them all. */

/** What every clone begins with; `fill` gets a migrated database and is called once per run. */
export type Template = { name: string; fill(opened: Company): Promise<void> }

const migrated: Template = { name: 'migrated', fill: async () => {} }

const prefix = (runId: string) => `keqing_${runId}_`

/** Changes whenever a migration is added or generated anew. */
export function schemaVersion(): string {
  const journal = readFileSync(`${migrationsFolder}/meta/_journal.json`, 'utf8')
  return createHash('sha256').update(journal).digest('hex').slice(0, 8)
}

/** The same server, another database. */
export function databaseAt(serverUrl: string, name: string): string {
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  return url.href
}

const admin = (serverUrl: string) => postgres(serverUrl, { max: 1, onnotice: () => {} })

/** Creates a database and answers its URL. The first caller of a run makes the template. */
export async function cloneDatabase(
  serverUrl: string,
  runId: string,
  { name, fill }: Template = migrated,
): Promise<string> {
  const sql = admin(serverUrl)
  const template = `${prefix(runId)}${name}_${schemaVersion()}`
  const ready = async () =>
    (await sql`select 1 from pg_database where datname = ${template} and datistemplate`).length > 0
  try {
    if (!(await ready()))
      await oneAtATime(serverUrl, template, async () => {
        if (await ready()) return
        // A template half made by a killed run would never become one.
        await sql.unsafe(`drop database if exists "${template}"`)
        await sql.unsafe(`create database "${template}"`)
        const opened = await openCompany(databaseAt(serverUrl, template), {
          max: 1,
          applicationName: 'keqing test template',
        })
        await migrate(opened)
        await fill(opened)
        await opened.close()
        await sql.unsafe(`alter database "${template}" with is_template true allow_connections false`)
      })
    const clone = `${prefix(runId)}${randomBytes(5).toString('hex')}`
    await sql.unsafe(`create database "${clone}" template "${template}"`)
    return databaseAt(serverUrl, clone)
  } finally {
    await sql.end()
  }
}

/** Runs `work` while no other worker of the run runs its own of that name; a worker that dies lets the next one in. */
export async function oneAtATime(serverUrl: string, name: string, work: () => Promise<void>): Promise<void> {
  const sql = admin(serverUrl)
  try {
    await sql`select pg_advisory_lock(hashtext(${name}))`
    await work()
  } finally {
    // The lock goes with its connection.
    await sql.end()
  }
}

/** Removes a database under whoever is still connected. */
export async function dropDatabase(url: string): Promise<void> {
  const sql = admin(databaseAt(url, 'postgres'))
  try {
    await sql.unsafe(`drop database if exists "${new URL(url).pathname.slice(1)}" with (force)`)
  } finally {
    await sql.end()
  }
}

/** Removes the templates and whatever a killed test left behind. */
export async function dropRunDatabases(serverUrl: string, runId: string): Promise<void> {
  const sql = admin(serverUrl)
  try {
    const rows = await sql<{ datname: string }[]>`
      select datname from pg_database where starts_with(datname, ${prefix(runId)})`
    for (const { datname } of rows) {
      await sql.unsafe(`alter database "${datname}" with is_template false`)
      await sql.unsafe(`drop database if exists "${datname}" with (force)`)
    }
  } finally {
    await sql.end()
  }
}
