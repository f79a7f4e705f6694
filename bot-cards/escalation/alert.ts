import { say, sayMd } from '../i18n/say.ts'
import { card, type Tone } from '../kit/card.ts'
import { defineCard } from '../kit/define.ts'
import { type Button, button, buttonRow, markdown, type RootElement, small } from '../kit/elements.ts'
import { bold, clip, clipLine, dotted, ink, lines, md } from '../kit/escape.ts'
import { at, drawn, endless, hostile, id } from '../kit/samples.ts'
import { same } from '../kit/text.ts'
import { momentText } from '../kit/when.ts'
import { openMove, openTicketCard } from '../tickets/actions.ts'
import { giveBack, stillOn, takeTold } from './actions.ts'
import type { AlertView, AlertWhy } from './views.ts'

const sample: AlertView = {
  ...drawn,
  now: at('2026-11-28 23:11'),
  ticket: id('tkt'),
  number: 12,
  kind: 'repair',
  level: 'p1',
  why: { is: 'late', clock: 'answer', due: at('2026-11-28 23:10') },
  mayTake: true,
  mayAssign: true,
  seen: {
    client: '万川置业',
    project: '万川云庭一期精装',
    where: '3号楼 大堂顶上',
    description: '3号楼大堂顶上漏水 急！！！',
  },
}

/** Why it is told, in one line. */
function reason({ why, kind }: AlertView, view: AlertView): RootElement {
  const when = 'due' in why ? momentText(why.due, view) : undefined
  return markdown(
    sayMd((w, of) => {
      const said = w.escalation
      const names = kind === 'complaint' ? w.tickets.complaintClocks : w.tickets.clocks
      switch (why.is) {
        case 'nudge':
        case 'group':
          return ink('orange', said.due(names[why.clock], when ? of(when) : ''))
        case 'late':
          return ink('red', said.late(names[why.clock], when ? of(when) : ''))
        case 'asked':
          return ink('orange', said.asked)
        case 'grave':
          return ink('red', said.grave)
        case 'released':
          return ink('orange', said.released[why.why](clipLine(why.who ?? said.somebody, 20)))
        case 'ask':
          return why.answered ? ink('green', said.answered[why.answered]) : md`${said.ask(why.minutes)}`
      }
    }),
  )
}

const tones: Record<AlertWhy['is'], Tone> = {
  nudge: 'blue',
  group: 'orange',
  late: 'red',
  asked: 'orange',
  grave: 'red',
  released: 'orange',
  ask: 'blue',
}

function buttons(view: AlertView): Button[] {
  const { ticket, why, mayTake, mayAssign, inGroup, seen } = view
  const one = (
    word: 'take' | 'assign' | 'open' | 'stillOn' | 'schedule' | 'giveBack',
    value: Parameters<typeof button>[1],
    first = false,
  ) =>
    button(
      say((w) => w.escalation[word]),
      value,
      { type: first ? 'primary_filled' : 'default' },
    )
  if (why.is === 'ask')
    return why.answered
      ? []
      : [
          one('stillOn', stillOn.value({ ticket }, 0), true),
          one('schedule', openMove.value({ ticket, move: 'schedule' }, 0)),
          one('giveBack', giveBack.value({ ticket }, 0)),
        ]
  if (!seen) return []
  return [
    ...(mayTake ? [one('take', takeTold.value({ ticket }, 0), true)] : []),
    ...(mayAssign ? [one('assign', openMove.value({ ticket, move: 'assign' }, 0))] : []),
    ...(inGroup ? [] : [one('open', openTicketCard.value({ ticket, anew: true }, 0))]),
  ]
}

/** What keqing tells somebody of a ticket by itself: which one, why, and what can be done about it. */
export const alertCard = defineCard<AlertView>({
  name: 'escalation/alert',
  samples: {
    'nobody answered in time': sample,
    'half the time is gone': {
      ...sample,
      why: { is: 'nudge', clock: 'on_site', due: at('2026-11-29 02:40') },
      mayAssign: false,
      assignee: '陈刚',
      mayTake: false,
    },
    'a line in the group': {
      ...sample,
      inGroup: true,
      why: { is: 'group', clock: 'answer', due: at('2026-11-28 23:10') },
    },
    'escalated by hand': { ...sample, why: { is: 'asked' }, assignee: '孟涛', mayTake: false },
    'a grave complaint, to the general manager': {
      ...sample,
      kind: 'complaint',
      level: 'major',
      why: { is: 'grave' },
    },
    'given back in the group': {
      ...sample,
      inGroup: true,
      why: { is: 'released', why: 'silent', who: '陈刚' },
    },
    'still on it?': { ...sample, why: { is: 'ask', minutes: 30 }, assignee: '陈刚', mayTake: false },
    'still on it': {
      ...sample,
      why: { is: 'ask', minutes: 30, answered: 'still_on' },
      assignee: '陈刚',
      mayTake: false,
    },
    'to somebody who may not see the client': {
      ...drawn,
      ticket: id('tkt'),
      number: 12,
      kind: 'repair',
      level: 'p2',
      why: { is: 'late', clock: 'answer', due: at('2026-11-23 17:10') },
      mayTake: false,
      mayAssign: false,
    },
    'endless and hostile': {
      ...sample,
      number: 123_456,
      why: { is: 'released', why: 'away', who: endless },
      assignee: endless,
      seen: { client: endless, project: hostile, where: endless, description: endless },
    },
  },
  render(view, room) {
    const { seen, why } = view
    const all = buttons(view)
    return card({
      title: say((w) => w.escalation.titles[why.is]),
      ...(seen ? { subtitle: same(clipLine(seen.client, 30)) } : {}),
      tone: why.is === 'ask' && why.answered ? 'grey' : tones[why.is],
      tags: [
        { text: say((w) => w.escalation.number(view.number)), colour: 'neutral' },
        {
          text: say((w) => w.tickets.levels[view.level]),
          colour: view.level === 'p1' || view.level === 'major' ? 'red' : 'neutral',
        },
      ],
      summary: say((w) => `${w.escalation.titles[why.is]} · ${w.escalation.summary(view.number)}`),
      elements: [
        reason(view, view),
        seen
          ? markdown(
              sayMd(() =>
                lines([
                  md`${clip(seen.description, Math.min(room, 300))}`,
                  dotted([
                    seen.project !== undefined && md`${clipLine(seen.project, 30)}`,
                    seen.where !== '' && md`${clipLine(seen.where, 40)}`,
                  ]),
                ]),
              ),
            )
          : small(say((w) => w.escalation.hidden)),
        why.is !== 'ask' &&
          markdown(
            sayMd((w) =>
              bold(
                view.assignee === undefined
                  ? w.escalation.nobody
                  : w.escalation.assignee(clipLine(view.assignee, 20)),
              ),
            ),
          ),
        all.length > 0 && buttonRow(all),
      ],
    })
  },
})
