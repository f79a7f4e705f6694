import { say, sayMd } from '../i18n/say.ts'
import { card } from '../kit/card.ts'
import { defineCard } from '../kit/define.ts'
import { button, buttonRow, divider, markdown, rowWithButton } from '../kit/elements.ts'
import { bold, clipLine, dotted, ink, lines, md } from '../kit/escape.ts'
import { at, drawn, hostile, id } from '../kit/samples.ts'
import { momentText } from '../kit/when.ts'
import { endAccess, moreSeen } from './actions.ts'
import type { SeenByView } from './views.ts'

const shownRows = 5
const shownGrants = 5

const usual: SeenByView = {
  ...drawn,
  client: id('cli', 1),
  name: '万川置业',
  people: 2,
  days: 30,
  grants: [{ grant: id('grt'), version: 1, holder: '周婷', until: at('2026-11-26 17:40') }],
  rows: [
    {
      who: '周婷',
      purpose: 'client card',
      last: at('2026-11-23 17:05'),
      times: 3,
      parts: ['visits', 'contacts'],
    },
    { who: '王芳', purpose: 'approval', last: at('2026-11-20 09:12'), times: 1, parts: ['requests'] },
  ],
}

/** `/谁看过 客户`: who has leave to see it now, and who saw what in the last month, the latest first. */
export const seenByCard = defineCard<SeenByView>({
  name: 'access/seen-by',
  samples: {
    'a grant and two readers': usual,
    nobody: { ...usual, people: 0, grants: [], rows: [] },
    'further back': { ...usual, before: '2026-11-20T01:12:00.000Z' },
    'hostile names': {
      ...usual,
      name: hostile,
      grants: Array.from({ length: 9 }, (_, n) => ({
        grant: id('grt', n),
        version: 1,
        holder: hostile,
        until: at('2026-11-26 17:40'),
      })),
      rows: Array.from({ length: 40 }, () => ({
        who: hostile,
        purpose: 'client card' as const,
        last: at('2026-11-23 17:05'),
        times: 12,
        parts: ['visits', 'contacts', 'profile'] as const,
      })),
      people: 40,
      before: '2026-11-20T01:12:00.000Z',
    },
  },
  render(view) {
    const { before } = view
    return card({
      title: say((w) => w.access.seen.title(clipLine(view.name, 30))),
      tone: 'blue',
      summary: say((w) => w.access.seen.summary),
      elements: [
        markdown(
          sayMd((w) =>
            view.people === 0
              ? md`${w.access.seen.nobody(view.days)}`
              : md`${w.access.seen.lead(view.people, view.days)}`,
          ),
        ),
        ...(view.grants.length > 0 ? [markdown(sayMd((w) => bold(w.access.seen.grants)))] : []),
        ...view.grants.slice(0, shownGrants).map((grant) => {
          const until = momentText(grant.until, view)
          return rowWithButton(
            markdown(
              sayMd((w, of) =>
                dotted([md`${clipLine(grant.holder, 20)}`, ink('grey', w.access.grant.until(of(until)))]),
              ),
            ),
            button(
              say((w) => w.access.seen.end),
              endAccess.value({ grant: grant.grant, from: 'seen' }, grant.version),
              { size: 'small', type: 'danger_text' },
            ),
          )
        }),
        ...(view.grants.length > 0 && view.rows.length > 0 ? [divider()] : []),
        ...view.rows.slice(0, shownRows).map((row) => {
          const last = momentText(row.last, view)
          return markdown(
            sayMd((w, of) =>
              lines([
                dotted([bold(clipLine(row.who, 20)), md`${of(last)}`, md`${w.access.seen.row(row.times)}`]),
                ink(
                  'grey',
                  dotted([
                    md`${w.access.purposes[row.purpose]}`,
                    md`${row.parts.map((part) => w.access.parts[part]).join(w.access.seen.comma)}`,
                  ]),
                ),
              ]),
            ),
          )
        }),
        before !== undefined &&
          buttonRow([
            button(
              say((w) => w.access.seen.more),
              moreSeen.value({ client: view.client, before }, 0),
            ),
          ]),
      ],
    })
  },
})
