import type { DutyView } from '../../../bot-cards/duties/views.ts'
import { tiers } from '../../../bot-cards/rights/roles.ts'
import { dayCount } from '../../kernel/calendar.ts'

/** How pressing a duty is today, most first: overdue, due today, within the week, later, nothing left to do. */
export function pressing(duty: Pick<DutyView, 'status' | 'due'>, today: string): 0 | 1 | 2 | 3 | 4 {
  if (duty.status !== 'open') return 4
  const left = dayCount(today, duty.due)
  return left < 0 ? 0 : left === 0 ? 1 : left <= 7 ? 2 : 3
}

/** Orders duties as they should be seen to: by how pressing they are, then by tier, then by day. */
export const byUrgency =
  (today: string) =>
  (a: DutyView, b: DutyView): number =>
    pressing(a, today) - pressing(b, today) ||
    rankOf(a) - rankOf(b) ||
    compare(a.due, b.due) ||
    compare(a.client.name, b.client.name) ||
    compare(a.id, b.id)

/** Those without a tier come last. */
const rankOf = ({ client }: DutyView): number => (client.tier ? tiers.indexOf(client.tier) : tiers.length)

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
