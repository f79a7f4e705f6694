import type { Role } from '../../bot-cards/rights/roles.ts'

/**
 * How somebody stands to a client: `owner` its 客户经理 (or their deputy today), `team` on its account team, `line` a
 * manager above the owner, `lead` the head of sales, `board` general manager or deputy, `legal` by post, `grant` let in
 * for a while, `project` the manager of one of its projects, `service` after-sales by post, `none` everybody else.
 */
export const standings = [
  'owner',
  'team',
  'line',
  'lead',
  'board',
  'legal',
  'grant',
  'project',
  'service',
  'none',
] as const
export type Standing = (typeof standings)[number]

/**
 * Need-to-know (制度四(三)) as one table: what may be seen of, or done with, a client, and who may. Name, tier and
 * owner are everybody's; whatever is not listed for a standing is absent for it.
 */
const inCharge = ['owner', 'line', 'lead', 'board'] as const
export const rights = {
  /** Name, tier and owner. */
  'client.name': standings,
  /** Type, place, code, names, business scope, organisation, plans. */
  'client.profile': [...inCharge, 'team', 'legal', 'grant'],
  /** Contracts, call-offs, forecasts. */
  'client.amounts': [...inCharge, 'legal', 'grant'],
  /** What was said on visits, and next steps. */
  'client.visits': [...inCharge, 'team', 'legal', 'grant'],
  /** Who works there: names, titles, roles. */
  'client.contacts': [...inCharge, 'team', 'legal', 'grant'],
  /** Their phones, mail and WeChat, once they consented. */
  'client.phones': [...inCharge, 'team', 'grant'],
  /** Why it has its tier, and what it had before. */
  'client.tiering': [...inCharge, 'legal', 'grant'],
  /** Who saw what of it. */
  'client.seen_by': [...inCharge, 'legal'],
  /** Change the record, its amounts and its people. */
  'client.edit': inCharge,
  /** Judge the items of a tier and propose one. */
  'tier.propose': inCharge,
  /** Record a consent or a withdrawal. */
  'contact.edit': [...inCharge, 'team'],
  /** Let somebody in, or end it. */
  'access.grant': inCharge,
  /** Ask leave to give its data to somebody outside. */
  'disclosure.request': [...inCharge, 'team'],
  /** Its projects: where, who, what was accepted when. */
  'project.see': [...inCharge, 'team', 'legal', 'grant', 'project', 'service'],
  /** Write projects down and change them (制度三(二)). */
  'project.edit': [...inCharge, 'team', 'project', 'service'],
  /** What their contracts come to, and the money held back. */
  'project.money': [...inCharge, 'legal', 'grant', 'project'],
  /** Its tickets: what was asked for, how it goes. */
  'ticket.see': [...inCharge, 'team', 'legal', 'grant', 'project', 'service'],
  /** Write a request down, add to it, say what the client says of it. */
  'ticket.report': [...inCharge, 'team', 'project', 'service'],
  /** Take it, go there, solve it (制度三(二)). */
  'ticket.work': ['service', 'project', 'team', 'lead', 'board'],
  /** Who called, and on which number. */
  'ticket.phone': [...inCharge, 'team', 'project', 'service'],
  /** Take two clients together, or apart again. */
  'client.merge': inCharge,
} as const satisfies Record<string, readonly Standing[]>

export type Right = keyof typeof rights

/** Whether one of these standings carries the right. */
export const allows = (right: Right, held: readonly Standing[]): boolean =>
  held.some((standing) => (rights[right] as readonly Standing[]).includes(standing))

/** The standings that come with a post, whatever the client. */
export function standingsByPost(roles: readonly Role[]): Standing[] {
  const held: Standing[] = []
  if (roles.includes('head_of_sales')) held.push('lead')
  if (roles.includes('general_manager') || roles.includes('deputy_gm')) held.push('board')
  if (roles.includes('legal')) held.push('legal')
  if (roles.includes('after_sales')) held.push('service')
  return held
}
