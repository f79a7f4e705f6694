import { readFile } from 'node:fs/promises'
import { zh } from '../../bot-cards/workdays/words.ts'
import { audit as auditTable } from '../../drizzle/schema/bot.ts'
import { lookAtAll } from '../areas/duties/index.ts'
import {
  listLimit,
  listOf,
  readDayList,
  replaceList,
  spansOfDays,
  statutoryMissing,
} from '../areas/workdays/index.ts'
import { readBaseConfig } from '../config.ts'
import { FriendlyError } from '../friendly-error.ts'
import { systemClock } from '../kernel/clock.ts'
import { ids } from '../kernel/ids.ts'
import { openDatabase } from '../runtime.ts'

const usage = 'npm run workdays -- show YEAR | import FILE [YEAR]'

/**
 * `npm run workdays -- import FILE [YEAR]` brings in a year's days off and make-up workdays as the State Council's notice
 * writes them; wrong lines are named and nothing is written then. `show YEAR` prints what counts. Embedded: the bot must
 * be stopped.
 */
export async function workdaysCommand([what, which, year]: string[]): Promise<void> {
  if (!which || (what !== 'show' && what !== 'import')) throw new FriendlyError(usage)
  if (!/^20\d\d$/.test(what === 'show' ? which : (year ?? '2000'))) throw new FriendlyError(usage)
  const database = await openDatabase(readBaseConfig())
  try {
    const { db } = database
    if (what === 'show') {
      const { source, days } = await listOf(db, Number(which))
      const rows = days.map((one) => `${one.from} ${one.last} ${one.kind} ${one.name}`)
      process.stdout.write(
        `${which} (${source.is === 'none' ? 'no list, statutory days only' : source.is})\n${rows.join('\n')}\n`,
      )
      return
    }
    const text = await readFile(which, 'utf8')
    if (text.length > listLimit) throw new FriendlyError('Too big for a list of days off.')
    const list = readDayList(text, year === undefined ? undefined : Number(year))
    if (list.faults.length > 0)
      throw new FriendlyError(
        `Nothing was changed:\n${list.faults.map((one) => `  line ${one.line} ${one.code}: ${zh.list.faults[one.code](one.heard)}`).join('\n')}`,
      )
    const at = systemClock.now()
    await db.transaction(async (tx) => {
      const { version, source, days } = await listOf(tx, list.year)
      if (!(await replaceList(tx, { year: list.year, days: list.days, version, by: null, at })))
        throw new FriendlyError('Somebody imported this year just now. Look again and repeat.')
      await lookAtAll(tx, at)
      await tx.insert(auditTable).values({
        id: ids.mint('audit', at),
        at,
        actor: 'system',
        cause: 'cli workdays import',
        action: 'workdays.import',
        entity: 'calendar_year',
        entityId: String(list.year),
        before: { source: source.is, days },
        after: { days: spansOfDays(list.days) },
      })
    })
    process.stdout.write(`${list.year}: ${list.days.length} days are in force.\n`)
    const missing = statutoryMissing(list.year, list.days).map((one) => `${one.from} ${one.name}`)
    if (missing.length > 0)
      process.stdout.write(`It leaves out days off by law, look again: ${missing.join(', ')}\n`)
  } finally {
    await database.close()
  }
}
