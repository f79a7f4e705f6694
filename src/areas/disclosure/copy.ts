import type { DisclosureCopyView } from '../../../bot-cards/disclosure/views.ts'
import { say } from '../../../bot-cards/i18n/say.ts'
import { same } from '../../../bot-cards/kit/text.ts'
import { yuanText } from '../../../bot-cards/visits/asking.ts'
import type { EventCtx, Staff } from '../../bot/context.ts'
import { dayOf } from '../../kernel/days.ts'
import { annualYuan, findClient } from '../clients/index.ts'
import { contactsOf } from '../contacts/index.ts'
import { policyAt } from '../policy/index.ts'
import type { Disclosure } from './repo.ts'
import { contactsAtMost } from './view.ts'

type Line = DisclosureCopyView['lines'][number]

/**
 * What may be passed on: the parts that were approved, of the persons named, as the requester may see them. Reading it
 * is logged like any other look.
 */
export async function linesToGive(ctx: EventCtx & { actor: Staff }, one: Disclosure): Promise<Line[]> {
  const lines: Line[] = []
  const client = await findClient(ctx.tx, one.clientId)
  if (client && one.items.includes('profile')) {
    lines.push({ label: say((w) => w.disclosure.copy.name), value: same(client.name) })
    lines.push({ label: say((w) => w.disclosure.copy.type), value: say((w) => w.clients.types[client.type]) })
    if (client.city !== '')
      lines.push({ label: say((w) => w.disclosure.copy.city), value: same(client.city) })
    const { uscc } = client
    if (uscc) lines.push({ label: say((w) => w.disclosure.copy.uscc), value: same(uscc) })
  }
  if (one.items.includes('amounts')) {
    const { policy } = await policyAt(ctx.tx, ctx.at)
    const months = policy['tiering.annual_months']
    const yuan = await annualYuan(ctx.tx, one.clientId, dayOf(ctx.at, ctx.deps.zone), months)
    lines.push({
      label: say((w) => w.disclosure.copy.annual),
      value: yuanText(yuan),
    })
  }
  if (one.items.some((item) => item.startsWith('contact'))) {
    const named = new Set<string>(one.contactIds)
    for (const contact of await contactsOf(ctx, one.clientId, contactsAtMost)) {
      if (!named.has(contact.id)) continue
      const phone = one.items.includes('contact_details') ? contact.phone?.text : undefined
      lines.push({
        label: same(contact.name),
        value: same([contact.title, phone].filter(Boolean).join(' · ')),
      })
    }
  }
  return lines
}
