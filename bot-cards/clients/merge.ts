import { say, sayMd } from '../i18n/say.ts'
import { type CardJson, card } from '../kit/card.ts'
import { defineCard } from '../kit/define.ts'
import { button, buttonRow, markdown, rowWithButton, small } from '../kit/elements.ts'
import { bold, clipLine, dotted, ink, lines, md } from '../kit/escape.ts'
import { drawn, hostile, id } from '../kit/samples.ts'
import { same } from '../kit/text.ts'
import { type Drawn, dateText } from '../kit/when.ts'
import type { Tier } from '../rights/roles.ts'
import { compareClients, mergeClients, openClient, unmergeClients } from './actions.ts'
import type { DuplicateView } from './views.ts'

/** One of the two records, with what tells which is the better one to keep. */
export type MergeSide = {
  id: string
  version: number
  name: string
  city: string
  uscc?: string
  owner?: string
  tier?: Tier
  visits: number
  figures: number
}

export type MergeView = Drawn &
  (
    | { state: 'list'; client: string; name: string; found: DuplicateView[] }
    | { state: 'compare'; sides: readonly [MergeSide, MergeSide] }
    | { state: 'merged'; merge: string; kept: string; name: string; gone: string; until: string }
    | { state: 'apart'; name: string; gone: string }
  )

const side = (n: number, name: string, more: Partial<MergeSide> = {}): MergeSide => ({
  id: id('cli', n),
  version: 1,
  name,
  city: '杭州',
  visits: 12,
  figures: 4,
  ...more,
})

function list(view: Extract<MergeView, { state: 'list' }>, room: number): CardJson {
  return card({
    title: say((w) => w.clients.merge.listTitle(clipLine(view.name, 30))),
    tone: view.found.length > 0 ? 'orange' : 'green',
    summary: say((w) => w.clients.merge.summary),
    elements: [
      small(say((w) => (view.found.length > 0 ? w.clients.merge.listBody : w.clients.merge.none))),
      ...view.found.slice(0, 5).map((one) =>
        rowWithButton(
          markdown(
            sayMd((w) =>
              lines([
                bold(clipLine(one.name, Math.min(room, 30))),
                dotted([
                  ink('orange', w.clients.create.by[one.by]),
                  one.owner !== undefined && ink('grey', clipLine(one.owner, 12)),
                ]),
              ]),
            ),
          ),
          button(
            say((w) => w.clients.merge.compare),
            compareClients.value({ client: view.client, other: one.id }, 0),
            { size: 'small' },
          ),
        ),
      ),
    ],
  })
}

const facts = (one: MergeSide, room: number) =>
  markdown(
    sayMd((w) =>
      lines([
        bold(clipLine(one.name, Math.min(room, 40))),
        dotted([
          md`${one.tier ? w.rights.tiers[one.tier] : w.rights.noTier}`,
          one.owner !== undefined && md`${clipLine(one.owner, 12)}`,
          one.city !== '' && md`${clipLine(one.city, 12)}`,
        ]),
        ink('grey', w.clients.merge.has(one.visits, one.figures)),
        one.uscc !== undefined && ink('grey', clipLine(one.uscc, 20)),
      ]),
    ),
  )

function compare(view: Extract<MergeView, { state: 'compare' }>, room: number): CardJson {
  const [one, two] = view.sides
  const keep = (kept: MergeSide, gone: MergeSide) =>
    button(
      say((w) => w.clients.merge.keep(clipLine(kept.name, 20))),
      mergeClients.value({ kept: kept.id, gone: gone.id, goneVersion: gone.version }, kept.version),
      { width: 'fill' },
    )
  return card({
    title: say((w) => w.clients.merge.title),
    tone: 'orange',
    summary: say((w) => w.clients.merge.summary),
    elements: [
      facts(one, room),
      facts(two, room),
      small(say((w) => w.clients.merge.body)),
      keep(one, two),
      keep(two, one),
    ],
  })
}

/** Two records of one company: found, laid side by side, taken together, apart again. */
export const mergeCard = defineCard<MergeView>({
  name: 'clients/merge',
  samples: {
    'two that look alike': {
      ...drawn,
      state: 'list',
      client: id('cli', 1),
      name: '万川置业',
      found: [
        { id: id('cli', 2), name: '万川地产', city: '杭州', owner: '周婷', by: 'uscc' },
        { id: id('cli', 3), name: '皖川置业', city: '合肥', by: 'pinyin' },
      ],
    },
    'none found': { ...drawn, state: 'list', client: id('cli', 1), name: '万川置业', found: [] },
    'side by side': {
      ...drawn,
      state: 'compare',
      sides: [
        side(1, '万川置业（杭州）有限公司', { owner: '李明', tier: 'strategic', uscc: '91330106MA2CXY7T5R' }),
        side(2, '万川地产', { owner: '周婷', visits: 1, figures: 0 }),
      ],
    },
    merged: {
      ...drawn,
      state: 'merged',
      merge: id('mrg', 1),
      kept: id('cli', 1),
      name: '万川置业',
      gone: '万川地产',
      until: '2026-12-23',
    },
    'apart again': { ...drawn, state: 'apart', name: '万川置业', gone: '万川地产' },
    'hostile words': {
      ...drawn,
      state: 'compare',
      sides: [
        side(1, hostile, { city: hostile, owner: hostile, uscc: hostile }),
        side(2, hostile, { city: hostile, owner: hostile }),
      ],
    },
  },
  render(view, room) {
    switch (view.state) {
      case 'list':
        return list(view, room)
      case 'compare':
        return compare(view, room)
      case 'merged': {
        const until = dateText(view.until, view)
        return card({
          title: say((w) => w.clients.merge.doneTitle),
          subtitle: same(clipLine(view.name, 30)),
          tone: 'green',
          summary: say((w) => w.clients.merge.summary),
          elements: [
            markdown(sayMd((w, of) => md`${w.clients.merge.done(clipLine(view.gone, 30), of(until))}`)),
            buttonRow([
              button(
                say((w) => w.clients.merge.open),
                openClient.value({ client: view.kept }, 0),
                { type: 'primary_filled' },
              ),
              button(
                say((w) => w.clients.card.unmerge),
                unmergeClients.value({ merge: view.merge }, 0),
                { type: 'text' },
              ),
            ]),
          ],
        })
      }
      case 'apart':
        return card({
          title: say((w) => w.clients.merge.apartTitle),
          tone: 'grey',
          summary: say((w) => w.clients.merge.summary),
          elements: [
            markdown(
              sayMd((w) => md`${w.clients.merge.apart(clipLine(view.name, 30), clipLine(view.gone, 30))}`),
            ),
          ],
        })
    }
  },
})
