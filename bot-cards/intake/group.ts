import { say, sayMd } from '../i18n/say.ts'
import { card } from '../kit/card.ts'
import { defineCard } from '../kit/define.ts'
import { button, buttonRow, collapsible, markdown, rowWithButton, small } from '../kit/elements.ts'
import { clipLine, md } from '../kit/escape.ts'
import { endless, hostile, id } from '../kit/samples.ts'
import { workKinds } from '../projects/actions.ts'
import type { GroupScope } from '../tickets/kinds.ts'
import { addServiceGroup, dropServiceGroup } from './actions.ts'
import type { GroupView } from './views.ts'

const base: GroupView = {
  chat: 'oc_1',
  rows: [
    { id: id('tkg', 1), scope: 'default', value: '' },
    { id: id('tkg', 2), scope: 'project', value: '万川云庭二期精装' },
    { id: id('tkg', 3), scope: 'work', value: 'waterproofing' },
    { id: id('tkg', 4), scope: 'city', value: '苏州' },
  ],
}

/** What a scope is called: 默认, 项目 万川云庭二期精装, 类别 防水. */
const label = (scope: GroupScope, value: string) =>
  sayMd((w) => {
    const work = workKinds.find((one) => one === value)
    const what = scope === 'work' && work ? w.projects.works[work] : value
    return md`${[w.intake.groups.scopes[scope], clipLine(what, 24)].filter(Boolean).join(' ')}`
  })

/** `/售后群`: which tickets' cards come to this group, or in private, which go to groups at all. */
export const serviceGroupCard = defineCard<GroupView>({
  name: 'intake/group',
  samples: {
    'a group that takes some': base,
    'a group not registered yet': { ...base, rows: [] },
    'in private, none at all': { rows: [] },
    'in private, hostile words': {
      rows: Array.from({ length: 20 }, (_, n) => ({
        id: id('tkg', n),
        scope: 'project' as const,
        value: n % 2 ? hostile : endless,
      })),
    },
  },
  render(view) {
    const { chat, rows } = view
    const shown = rows.slice(0, 10)
    return card({
      title: say((w) => w.intake.groups.title),
      tone: rows.length > 0 ? 'green' : 'orange',
      summary: say((w) => w.intake.groups.summary),
      elements: [
        small(
          say((w) =>
            rows.length > 0
              ? w.intake.groups.here
              : chat === undefined
                ? w.intake.groups.none
                : w.intake.groups.hereNone,
          ),
        ),
        ...shown.map((one) =>
          rowWithButton(
            markdown(label(one.scope, one.value)),
            button(
              say((w) => w.intake.groups.drop),
              dropServiceGroup.value({ group: one.id, ...(chat === undefined ? {} : { chat }) }, 0),
              { size: 'small', type: 'text' },
            ),
          ),
        ),
        chat !== undefined && small(say((w) => w.intake.groups.ask)),
        chat !== undefined &&
          buttonRow([
            button(
              say((w) => w.intake.groups.asDefault),
              addServiceGroup.value({ chat, scope: 'default', value: '' }, 0),
              { type: 'primary_filled' },
            ),
          ]),
        chat !== undefined &&
          collapsible(
            say((w) => w.intake.groups.pickWork),
            [
              buttonRow(
                workKinds.map((work) =>
                  button(
                    say((w) => w.projects.works[work]),
                    addServiceGroup.value({ chat, scope: 'work', value: work }, 0),
                    { size: 'small' },
                  ),
                ),
              ),
            ],
          ),
        chat !== undefined && small(say((w) => w.intake.groups.typed)),
      ],
    })
  },
})
