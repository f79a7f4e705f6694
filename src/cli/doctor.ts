import { parseArgs } from 'node:util'
import { type ChainFault, verifyChain } from '../areas/access/index.ts'
import { misfits, versionRows } from '../areas/policy/index.ts'
import { calendarAt, missingYears } from '../areas/workdays/index.ts'
import { areas } from '../areas.ts'
import { commandsOf } from '../bot/route.ts'
import { type Config, readConfig } from '../config.ts'
import { pendingMigrations } from '../db/migrate.ts'
import { FriendlyError } from '../friendly-error.ts'
import { createQueue } from '../jobs/create-queue.ts'
import { systemClock } from '../kernel/clock.ts'
import { dayOf } from '../kernel/days.ts'
import { createLarkApi } from '../lark/out/api.ts'
import { type LarkApi, LarkError } from '../lark/out/port.ts'
import { createMetrics } from '../metrics.ts'
import { createLog, openDatabase, openVault } from '../runtime.ts'
import { checkIndexKey } from '../vault/check.ts'

type Check = { name: string; run(): Promise<string> }

/**
 * `npm run doctor`: asks everything keqing depends on and prints one line each. `-- --register-commands` also puts the
 * slash commands into Feishu's own "/" menu. Exits with 1 when something is wrong.
 */
export async function doctor(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: { 'register-commands': { type: 'boolean', default: false } },
  })
  const config = readConfig()
  const log = createLog({ logLevel: 'silent' })
  const lark = createLarkApi({ ...config.lark, log, metrics: createMetrics(), now: () => systemClock.now() })
  const results = await Promise.all(
    [...checks(config, lark), ...(values['register-commands'] ? [registration(lark)] : [])].map(report),
  )
  if (results.includes(false))
    throw new FriendlyError('Something needs a hand, see the lines marked ✗ above.')
}

async function report({ name, run }: Check): Promise<boolean> {
  try {
    process.stdout.write(`✓ ${name}: ${await run()}\n`)
    return true
  } catch (error) {
    process.stdout.write(
      `✗ ${name}: ${error instanceof LarkError ? (error.code === 0 ? 'Lark does not answer' : `Lark says ${error.code}`) : error instanceof Error ? error.message : 'failed'}\n`,
    )
    return false
  }
}

function checks(config: Config, lark: LarkApi): Check[] {
  // Embedded, one process opens the database once at a time: the calendar waits for the keys.
  let opened: Promise<string> | undefined
  return [
    { name: 'Lark', run: async () => `token good, the bot is called ${(await lark.bot()).name}` },
    {
      name: 'Database and keys',
      run: () => {
        opened = keysFit(config)
        return opened
      },
    },
    {
      name: 'Work calendar',
      async run() {
        await opened?.catch(() => undefined)
        return listsThere(config)
      },
    },
    ...(config.storage.size === 'company' ? [redisCheck(config.storage.redisUrl)] : []),
    {
      name: 'Time',
      run: async () =>
        `${config.zone}, now ${systemClock.now().toLocaleString('zh-CN', { timeZone: config.zone })}`,
    },
  ]
}

async function keysFit(config: Config): Promise<string> {
  const database = await openDatabase(config)
  try {
    const pending = await pendingMigrations(database)
    if (pending.length > 0) throw new Error(`${pending.length} migrations waiting: run \`npm run migrate\``)
    const vault = openVault(config)
    await checkIndexKey({ db: database.db, vault })
    const { links, faults } = await verifyChain(database.db, vault)
    if (faults.length > 0)
      throw new Error(`the access record was tampered with: ${faults.map(named).join('; ')}`)
    const unfit = misfits((await versionRows(database.db)).at(-1)?.values ?? {})
    if (unfit.length > 0)
      throw new Error(`policy values that no longer fit (the defaults hold): ${unfit.join(', ')}`)
    return `${config.storage.size}, schema up to date, data key fits, access record whole (${links} entries)`
  } finally {
    await database.close()
  }
}

/** Says which years have their days off; wrong when one is missing that should be there by now. */
async function listsThere(config: Config): Promise<string> {
  const database = await openDatabase(config)
  try {
    const calendar = await calendarAt(database.db)
    const missing = missingYears(calendar, dayOf(systemClock.now(), config.zone))
    const known = [...calendar.knownYears].sort().join(', ')
    if (missing.length > 0)
      throw new Error(
        `no days off of ${missing.join(', ')} (dates around holidays will be wrong): import the State Council's list with /工作日 or \`npm run workdays -- import FILE\`; there are ${known}`,
      )
    return `days off and make-up workdays of ${known}`
  } finally {
    await database.close()
  }
}

const named = ({ fault, link, accessId }: ChainFault): string =>
  `${fault.replaceAll('_', ' ')}${link === undefined ? '' : ` at entry ${link}`}${accessId ? ` (${accessId})` : ''}`

const redisCheck = (redisUrl: string): Check => ({
  name: 'Queue',
  async run() {
    const queue = await createQueue({ size: 'company', redisUrl }, { log: createLog({ logLevel: 'silent' }) })
    try {
      await withinSeconds(3, () => queue.check())
      return 'Redis answers'
    } finally {
      await queue.close()
    }
  },
})

/** Registers English names with both descriptions; whether Lark takes Chinese names is unknown, typed ones work anyway. */
const registration = (lark: LarkApi): Check => ({
  name: 'Slash commands',
  async run() {
    const known = new Map((await lark.slashCommands.list()).map((one) => [one.command, one.id]))
    const said: string[] = []
    for (const { name, help } of commandsOf(areas)) {
      const text = { command: name, zh: help.zh, en: help.en }
      const id = known.get(name)
      await (id ? lark.slashCommands.update(id, text) : lark.slashCommands.create(text))
      said.push(`/${name} ${id ? 'updated' : 'registered'}`)
    }
    return said.join(', ')
  },
})

/** Tries until it works or the time is over: a connection takes a moment to open. */
async function withinSeconds(seconds: number, attempt: () => Promise<void>): Promise<void> {
  for (let left = seconds * 10; ; left--) {
    try {
      return await attempt()
    } catch (error) {
      if (left === 0) throw error
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
}
