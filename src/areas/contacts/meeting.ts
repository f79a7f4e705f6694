import { and, eq, inArray } from 'drizzle-orm'
import type { ConsentLimit, MetPerson } from '../../../bot-cards/briefs/views.ts'
import { contacts } from '../../../drizzle/schema/contacts.ts'
import type { EventCtx } from '../../bot/context.ts'
import { standingTo } from '../../rights/standing.ts'
import { allows } from '../../rights/table.ts'
import { generalConsents } from './consents.ts'
import { type Contact, contactsAt, nameIndex } from './repo.ts'
import { meansContact } from './rules.ts'
import { linesOf, opened, type Reader } from './view.ts'

const mostLooked = 50

/**
 * Who a meeting is with (陈总, as planned), as far as this reader may see them: what the book knows of each, and what
 * their consent does not allow (制度四(一), PIPL 13–17). A name that fits several people, or none, stays a name. Nothing
 * without `client.contacts`. The reads are logged.
 */
export async function peopleToMeet(
  ctx: Reader,
  clientId: string,
  names: readonly string[],
): Promise<MetPerson[]> {
  if (names.length === 0 || !allows('client.contacts', await standingTo(ctx, clientId))) return []
  const [list, gone] = await Promise.all([
    contactsAt(ctx.tx, clientId, { limit: mostLooked }),
    withdrawn(ctx, clientId, names),
  ])
  const book = (await opened(ctx, list, ['name'], 'brief')).map(({ name = '' }) => name)
  const meant = names.map((said) => theOne(said, list, book))
  const met = [...new Set(meant.filter((one) => one !== undefined))]
  const [lines, consents] = await Promise.all([
    linesOf(ctx, clientId, met, 'brief'),
    Promise.all(met.map(({ id }) => generalConsents(ctx.tx, id))),
  ])
  return names.map((name, place) => {
    const contact = meant[place]
    const at = contact ? met.indexOf(contact) : -1
    const line = lines[at]
    if (!line) return { name, limits: gone.has(name) ? ['withdrawn'] : [] }
    const limits: ConsentLimit[] =
      line.status === 'pending' ? ['pending'] : consents[at]?.purposes.includes('care') ? [] : ['no_care']
    return { name, line, limits }
  })
}

/** A whole name beats a family name: 王建国 is not every 王总. */
function theOne(said: string, list: readonly Contact[], book: readonly string[]): Contact | undefined {
  const whole = list.filter((_, place) => book[place] === said)
  const fits = whole.length > 0 ? whole : list.filter((_, place) => meansContact(said, book[place] ?? ''))
  return fits.length === 1 ? fits[0] : undefined
}

/** Which of these names are those of people who withdrew and are kept only because a law or a contract wants it. */
async function withdrawn(ctx: EventCtx, clientId: string, names: readonly string[]): Promise<Set<string>> {
  const indexes = new Map(names.map((name) => [nameIndex(ctx, name), name]))
  const rows = await ctx.tx
    .select({ index: contacts.nameIndex })
    .from(contacts)
    .where(
      and(
        eq(contacts.clientId, clientId),
        inArray(contacts.status, ['withdrawn', 'locked']),
        inArray(contacts.nameIndex, [...indexes.keys()]),
      ),
    )
  return new Set(rows.flatMap(({ index }) => indexes.get(index) ?? []))
}
