import { say, sayMd } from '../i18n/say.ts'
import { card } from '../kit/card.ts'
import { defineCard } from '../kit/define.ts'
import { button, markdown, small } from '../kit/elements.ts'
import { clipLine, md } from '../kit/escape.ts'
import { endless, hostile, id } from '../kit/samples.ts'
import { same } from '../kit/text.ts'
import { openClient, pickClient } from './actions.ts'
import type { ChooseClientView } from './views.ts'

const shown = 5

/** The name of a client and what tells it apart, short enough for a button. */
export const clientChoice = (option: { name: string; hint: string }) =>
  same(
    option.hint ? `${clipLine(option.name, 30)} · ${clipLine(option.hint, 20)}` : clipLine(option.name, 40),
  )

/** Several clients, one press: what the typed name could mean, or my recent ones. */
export const chooseClientCard = defineCard<ChooseClientView>({
  name: 'clients/choose',
  samples: {
    'two of one name': {
      typed: '龙蓝',
      options: [
        { id: id('cli', 2), name: '龙澜商业', hint: '成都' },
        { id: id('cli', 4), name: '龙澜置业', hint: '重庆' },
      ],
      more: 0,
    },
    'my recent clients': {
      options: ['万川置业', '龙澜商业', '华岳置地（华东）', '银禾商业', '永禾集团'].map((name, n) => ({
        id: id('cli', n),
        name,
        hint: '',
      })),
      more: 4,
    },
    'whom to merge': {
      options: [{ id: id('cli', 1), name: '万川置业', hint: '' }],
      written: { zh: '/合并', en: '/merge' },
    },
    'no clients yet': { options: [] },
    'fifty, hostile words': {
      typed: endless,
      options: Array.from({ length: 50 }, (_, n) => ({ id: id('cli', n), name: hostile, hint: hostile })),
      more: 120,
    },
  },
  render(view) {
    const { typed, options } = view
    const more = (view.more ?? 0) + Math.max(0, options.length - shown)
    return card({
      title: say((w) => (typed === undefined ? w.clients.choose.titleMine : w.clients.choose.title)),
      tone: 'blue',
      summary: say((w) => w.clients.choose.summary),
      elements: [
        typed !== undefined && markdown(sayMd((w) => md`${w.clients.choose.typed(clipLine(typed, 30))}`)),
        ...options
          .slice(0, shown)
          .map((option) =>
            button(
              clientChoice(option),
              view.then
                ? pickClient.value({ client: option.id, ...view.then }, 0)
                : openClient.value({ client: option.id }, 0),
              { width: 'fill' },
            ),
          ),
        typed === undefined
          ? small(
              say((w, of) =>
                options.length === 0
                  ? w.clients.choose.noneMine
                  : w.clients.choose.typeName(view.written && of(view.written)),
              ),
            )
          : more > 0 && small(say((w) => w.clients.choose.more(more))),
      ],
    })
  },
})
