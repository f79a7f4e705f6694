import { and, eq } from 'drizzle-orm'
import { audit } from '../../drizzle/schema/bot.ts'
import { consents, contacts } from '../../drizzle/schema/contacts.ts'
import { policyVersions } from '../../drizzle/schema/policy.ts'
import { buttonValue } from './read-card.ts'
import { type CardInChat, openWorld, type Size, type World } from './world.ts'

/** The smallest picture there is. */
export const photo = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

type Fields = Record<string, string | string[]>

/** The whole bot with the demo's company and nobody at its clients yet: the demo's own would stand among the story's. */
export async function worldWithoutContacts(size: Size): Promise<World> {
  const world = await openWorld(size)
  await world.running.deps.db.delete(consents)
  await world.running.deps.db.delete(contacts)
  return world
}

/** What people do with contacts in these stories, step by step. */
export function contactSteps(world: () => World) {
  const db = () => world().running.deps.db
  const list = (as: string, client: string) => world().says(as, `/联系人 ${client}`)
  const adds = async (as: string, client: string, form: Fields) =>
    world().press(as, await world().press(as, await list(as, client), '新增联系人'), '存好', { form })
  const agrees = async (
    as: string,
    card: CardInChat,
    form: Fields = { channel: 'wechat', purposes: ['business'] },
  ) => world().press(as, await world().press(as, card, '记下同意'), '已告知，对方同意', { form })
  const opens = async (as: string, client: string) => world().press(as, await list(as, client), '打开')
  const idOf = (card: CardInChat) => String(buttonValue(card.card, '附名片').p.contact)
  const stored = async (id: string) => {
    const [row] = await db().select().from(contacts).where(eq(contacts.id, id))
    if (!row) throw new Error('no such contact')
    return row
  }
  const sets = (version: number, values: Record<string, unknown>) =>
    db().insert(policyVersions).values({
      version,
      values,
      effectiveFrom: world().clock.now(),
      why: 'story',
      createdBy: 'story',
      createdAt: world().clock.now(),
    })
  const trail = async (id: string) => {
    const rows = await db()
      .select({ action: audit.action, actor: audit.actor })
      .from(audit)
      .where(and(eq(audit.entity, 'contact'), eq(audit.entityId, id)))
      .orderBy(audit.at, audit.id)
    return rows
  }
  return { db, list, adds, agrees, opens, idOf, stored, sets, trail }
}
