import { say } from '../i18n/say.ts'
import { card } from '../kit/card.ts'
import { defineCard } from '../kit/define.ts'
import { button, buttonRow, small } from '../kit/elements.ts'
import { clipLine } from '../kit/escape.ts'
import { at, drawn, endless, hostile, id } from '../kit/samples.ts'
import type { Drawn } from '../kit/when.ts'
import { clientVisits, openClient } from './actions.ts'
import { visitText } from './client-visits.ts'
import type { VisitLine } from './views.ts'

/** One page of a client's visits, newest first; `page` from 0 of `pages`. */
export type VisitLogView = Drawn & {
  client: string
  name: string
  list: VisitLine[]
  total: number
  page: number
  pages: number
}

const line = (n: number, said: string, by = '小李'): VisitLine => ({
  id: id('vis', n),
  version: 1,
  kind: 'face_to_face',
  when: { at: at('2026-06-02 10:00'), precision: 'exact' },
  by,
  said,
})

const usual: VisitLogView = {
  ...drawn,
  client: id('cli', 1),
  name: '万川置业',
  list: Array.from({ length: 5 }, (_, n) => line(n, '过了一遍整改清单')),
  total: 42,
  page: 1,
  pages: 9,
}

export const visitLogCard = defineCard<VisitLogView>({
  name: 'clients/visit-log',
  samples: {
    'page two of nine': usual,
    'the only page': { ...usual, list: usual.list.slice(0, 2), total: 2, page: 0, pages: 1 },
    'hostile words': {
      ...usual,
      name: hostile,
      list: Array.from({ length: 5 }, (_, n) => line(n, endless, hostile)),
    },
  },
  render(view, room) {
    const turn = (page: number, newer: boolean) =>
      button(
        say((w) => (newer ? w.clients.log.newer : w.clients.log.older)),
        clientVisits.value({ client: view.client, page }, 0),
      )
    return card({
      title: say((w) => w.clients.log.title(clipLine(view.name, 30))),
      subtitle: say((w) => w.clients.log.page(view.page + 1, view.pages, view.total)),
      tone: 'blue',
      summary: say((w) => w.clients.log.summary),
      elements: [
        view.list.length === 0 && small(say((w) => w.clients.card.noVisits)),
        ...view.list.map((visit) => visitText(visit, view, room)),
        buttonRow([
          ...(view.page > 0 ? [turn(view.page - 1, true)] : []),
          ...(view.page + 1 < view.pages ? [turn(view.page + 1, false)] : []),
          button(
            say((w) => w.clients.merge.open),
            openClient.value({ client: view.client }, 0),
            { type: 'text' },
          ),
        ]),
      ],
    })
  },
})
