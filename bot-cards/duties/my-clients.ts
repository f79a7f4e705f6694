import { openClient } from '../clients/actions.ts'
import { say, sayMd } from '../i18n/say.ts'
import { card } from '../kit/card.ts'
import { defineCard } from '../kit/define.ts'
import { button, buttonRow, markdown, type RootElement, rowWithButton } from '../kit/elements.ts'
import { bold, clipLine, ink, lines, md } from '../kit/escape.ts'
import { drawn, hostile, id } from '../kit/samples.ts'
import { inSentence } from '../kit/text.ts'
import { dayText } from '../kit/when.ts'
import { tiers } from '../rights/roles.ts'
import { openDue, turnMyClients } from './actions.ts'
import { whyText } from './line.ts'
import { duty } from './samples.ts'
import type { MyClientLine, MyClientsView } from './views.ts'

/** Clients on one card. */
export const clientsAtOnce = 5

const line = (n: number, name: string, more: Partial<MyClientLine> = {}): MyClientLine => ({
  id: id('cli', n),
  name,
  allDone: false,
  ...more,
})
const usual: MyClientsView = {
  ...drawn,
  lines: [
    line(1, '万川置业（杭州）有限公司', { tier: 'strategic', next: duty('missed') }),
    line(2, '龙澜商业管理（苏州）有限公司', { tier: 'important', next: duty('today') }),
    line(3, '银禾餐饮连锁股份有限公司', { tier: 'important', allDone: true }),
    line(4, '鹿鸣酒店管理有限公司', { tier: 'general', pausedUntil: '2026-12-31' }),
    line(5, '云栖谷文化发展有限公司'),
  ],
  from: 0,
  total: 7,
  tiers: { strategic: 1, important: 2, general: 3, none: 1 },
  overdue: 1,
}

/** How one client stands, in its colour. */
function state(one: MyClientLine, view: MyClientsView) {
  if (one.pausedUntil !== undefined) {
    const until = dayText(one.pausedUntil, view)
    return sayMd((w, of) => ink('grey', w.duties.due.paused(inSentence(of(until)))))
  }
  if (one.next) return whyText(one.next, view)
  return sayMd((w) => {
    const { clients } = w.duties
    if (one.tier === undefined) return ink('grey', clients.noTier)
    return one.allDone ? ink('green', clients.allDone) : ink('grey', clients.notYet)
  })
}

function row(one: MyClientLine, view: MyClientsView, room: number): RootElement {
  const how = state(one, view)
  return rowWithButton(
    markdown(
      sayMd((w, of) =>
        lines([
          bold(
            w.duties.line.client(
              clipLine(one.name, Math.min(room, 24)),
              one.tier ? w.rights.tiers[one.tier] : w.rights.noTier,
            ),
          ),
          of(how),
        ]),
      ),
    ),
    button(
      say((w) => w.duties.clients.open),
      openClient.value({ client: one.id }, 0),
      { size: 'small' },
    ),
  )
}

/** `/我的客户`: everybody I look after, by tier, within a tier the most urgent first. */
export const myClientsCard = defineCard<MyClientsView>({
  name: 'duties/my-clients',
  samples: {
    usual,
    'the second page': { ...usual, from: 5, lines: usual.lines.slice(3) },
    'nothing overdue': { ...usual, overdue: 0, total: 2, lines: usual.lines.slice(2, 4) },
    'no clients': { ...usual, lines: [], total: 0, tiers: {}, overdue: 0 },
    'hostile words': { ...usual, lines: [line(1, hostile, { tier: 'general', next: duty('week') })] },
  },
  render(view, room) {
    const { total, from, overdue } = view
    const next = from + view.lines.length
    const turn = (to: number, text: 'more' | 'first') =>
      button(
        say((w) => (text === 'more' ? w.duties.due.more(total - next) : w.duties.due.first)),
        turnMyClients.value({ from: to }, 0),
        { size: 'small', type: 'text' },
      )
    return card({
      title: say((w) => w.duties.clients.title(total)),
      tone: overdue > 0 ? 'red' : total > 0 ? 'blue' : 'grey',
      tags: overdue > 0 ? [{ text: say((w) => w.duties.clients.overdueTag(overdue)), colour: 'red' }] : [],
      summary: say((w) => w.duties.clients.summary),
      elements: [
        total > 0 &&
          markdown(
            sayMd((w) =>
              ink(
                'grey',
                [...tiers, 'none' as const]
                  .flatMap((tier) => {
                    const count = view.tiers[tier] ?? 0
                    const name = tier === 'none' ? w.rights.noTier : w.rights.tiers[tier]
                    return count > 0 ? [`${name} ${count}`] : []
                  })
                  .join(' · '),
              ),
            ),
          ),
        ...view.lines.map((one) => row(one, view, room)),
        total === 0 && markdown(sayMd((w) => md`${w.duties.clients.none}`)),
        total > 0 &&
          buttonRow([
            button(
              say((w) => w.duties.clients.due),
              openDue.value({ scope: 'mine', from: 0 }, 0),
              { size: 'small' },
            ),
            ...(next < total ? [turn(next, 'more')] : []),
            ...(from > 0 ? [turn(0, 'first')] : []),
          ]),
      ],
    })
  },
})
