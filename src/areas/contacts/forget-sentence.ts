import { and, inArray } from 'drizzle-orm'
import { chooseContactCard } from '../../../bot-cards/contacts/forget.ts'
import { say } from '../../../bot-cards/i18n/say.ts'
import { noticeCard } from '../../../bot-cards/system/notice.ts'
import { contacts } from '../../../drizzle/schema/contacts.ts'
import { type Ctx, done, reply, roles } from '../../bot/context.ts'
import type { Sentence } from '../../bot/define.ts'
import { standingsTo } from '../../rights/standing.ts'
import { allows } from '../../rights/table.ts'
import { matchName, namesInText, recentClients } from '../clients/index.ts'
import { drawForget } from './forget.ts'
import { type Contact, contactsById } from './repo.ts'
import { asksToForget, meansContact } from './rules.ts'
import { opened } from './view.ts'

/** Clients looked through where the sentence names none: the person's own, those they saw last first. */
const ownClients = 50
const shown = 5

/** The clients a sentence may be about and whose people this person may record a withdrawal for. */
async function clientsMeant(ctx: Ctx, text: string): Promise<string[]> {
  const known = await namesInText(ctx.tx, text, ctx.actor.id)
  const match = matchName(text, known)
  const named =
    match.state === 'known'
      ? [match.clientId]
      : known.filter((one) => text.includes(one.name)).map((one) => one.clientId)
  const ids =
    named.length > 0 ? named : (await recentClients(ctx.tx, ctx.actor.id, ownClients)).map(({ id }) => id)
  const held = await standingsTo(ctx, [...new Set(ids)])
  return [...held].filter(([, standings]) => allows('contact.edit', standings)).map(([id]) => id)
}

/** Contacts of these clients whom the words mean. The look through the names is the program's; what is found is shown. */
async function contactsMeant(
  ctx: Ctx,
  text: string,
  clientIds: string[],
): Promise<{ contact: Contact; name: string }[]> {
  if (clientIds.length === 0) return []
  const ids = await ctx.tx
    .select({ id: contacts.id })
    .from(contacts)
    .where(and(inArray(contacts.clientId, clientIds), inArray(contacts.status, ['pending', 'consented'])))
    .limit(500)
  const all = await contactsById(
    ctx.tx,
    ids.map(({ id }) => id),
  )
  const { actor: _, ...program } = ctx
  const names = await opened(program, all, ['name'])
  const meant = all.flatMap((contact, place) => {
    const name = names[place]?.name ?? ''
    return meansContact(text, name) ? [{ contact, name }] : []
  })
  // A whole name beats a family name: 王建国 is not every 王总.
  const whole = meant.filter(({ name }) => text.includes(name))
  return whole.length > 0 ? whole : meant
}

/** 王总说别再打给他了，信息删掉 → whom, then the question whether to delete. Nothing is deleted before it is answered. */
export const forgetSentence: Sentence = {
  name: 'contacts.forget',
  roles,
  hears: asksToForget,
  async run(ctx, text) {
    const meant = await contactsMeant(ctx, text, await clientsMeant(ctx, text))
    const inPrivate: Ctx = { ...ctx, origin: { chatType: 'p2p' } }
    const [only] = meant
    if (!only) {
      const unknown = say((w) => w.contacts.forget.unknown)
      await reply(ctx, noticeCard.render({ tone: 'info', text: unknown }))
    } else if (meant.length === 1) await reply(inPrivate, await drawForget(inPrivate, only.contact))
    else {
      const first = meant.slice(0, shown)
      const titles = await opened(
        inPrivate,
        first.map(({ contact }) => contact),
        ['name', 'title'],
      )
      const options = first.map(({ contact, name }, place) => ({
        contact: contact.id,
        client: { id: contact.clientId, name: contact.client },
        name,
        ...(titles[place]?.title ? { title: titles[place].title } : {}),
      }))
      await reply(
        inPrivate,
        chooseContactCard.render({ typed: text, options, more: meant.length - first.length }),
      )
    }
    return done
  },
}
