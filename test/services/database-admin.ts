import { createHash, randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import postgres from 'postgres'
import { migrate, migrationsFolder } from '../../src/db/migrate.ts'
import { openCompany } from '../../src/db/open.ts'

/** Databases of one test run on one server: a template made once, clones of it, and the end of them all. */

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

/** Creates a migrated database and answers its URL. The first caller of a run migrates the template. */
export async function cloneDatabase(serverUrl: string, runId: string): Promise<string> {
  const sql = admin(serverUrl)
  try {
    const template = await templateOf(sql, serverUrl, runId)
    const name = `${prefix(runId)}${randomBytes(5).toString('hex')}`
    await sql.unsafe(`create database "${name}" template "${template}"`)
    return databaseAt(serverUrl, name)
  } finally {
    await sql.end()
  }
}

async function templateOf(sql: postgres.Sql, serverUrl: string, runId: string): Promise<string> {
  const name = `${prefix(runId)}template_${schemaVersion()}`
  const ready = async () => {
    const rows = await sql`select 1 from pg_database where datname = ${name} and datistemplate`
    return rows.length > 0
  }
  if (await ready()) return name
  await sql`select pg_advisory_lock(hashtext(${name}))`
  try {
    if (await ready()) return name
    // A template half made by a killed run would never become one.
    await sql.unsafe(`drop database if exists "${name}"`)
    await sql.unsafe(`create database "${name}"`)
    const opened = await openCompany(databaseAt(serverUrl, name), {
      max: 1,
      applicationName: 'keqing test template',
    })
    await migrate(opened)
    await opened.close()
    await sql.unsafe(`alter database "${name}" with is_template true allow_connections false`)
    return name
  } finally {
    await sql`select pg_advisory_unlock(hashtext(${name}))`
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

/** Removes the template and whatever a killed test left behind. */
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
