import { say, sayMd, type Words } from '../i18n/say.ts'
import { card } from '../kit/card.ts'
import { defineCard } from '../kit/define.ts'
import { button, markdown, type RootElement, rowWithButton, small } from '../kit/elements.ts'
import { bold, clipLine, dotted, ink, lines, md } from '../kit/escape.ts'
import { at, drawn, hostile, id } from '../kit/samples.ts'
import { whenText } from '../kit/when.ts'
import { replayEvent, retryDelivery } from './actions.ts'
import type { DeliveriesView } from './views.ts'

const shown = 5

type Reason = keyof Words['system']['reasons']

/** What Lark's code means to an admin; codes without a line of their own read as `other`. */
const reasons: Record<number, Reason> = {
  0: 'noAnswer',
  230002: 'notInChat',
  230006: 'botOff',
  99991662: 'botOff',
  230013: 'outOfRange',
  230018: 'chatRules',
  230035: 'chatRules',
  230011: 'topicGone',
  230019: 'topicGone',
  230050: 'topicGone',
  230110: 'topicGone',
  230022: 'sensitive',
  230028: 'sensitive',
  230025: 'tooLong',
  230027: 'noScope',
  99991672: 'noScope',
  230029: 'resigned',
  230031: 'tooOld',
  230034: 'badTarget',
  230001: 'badTarget',
  99992351: 'badTarget',
  99992361: 'badTarget',
  230038: 'outOfRange',
  230053: 'blocked',
  230099: 'badCard',
  232009: 'chatGone',
}

function refusedRow(row: DeliveriesView['refused'][number], view: DeliveriesView): RootElement {
  const when = whenText({ at: row.at, precision: 'exact' }, view)
  const text = markdown(
    sayMd((w, of) =>
      lines([
        bold(w.system.reasons[reasons[row.code] ?? 'other']),
        ink(
          'grey',
          dotted([
            md`${w.system.deliveries.to(clipLine(row.to, 30))}`,
            md`${w.system.deliveries.what(row.what)}`,
            md`${w.system.deliveries.code(row.code)}`,
            md`${of(when)}`,
          ]),
        ),
        row.retried && ink('green', w.system.deliveries.retried),
      ]),
    ),
  )
  if (row.retried) return text
  return rowWithButton(
    text,
    button(
      say((w) => w.system.deliveries.retry),
      retryDelivery.value({ outbox: row.outbox }, 0),
      { size: 'small' },
    ),
  )
}

function failedRow(row: DeliveriesView['failed'][number], view: DeliveriesView): RootElement {
  const when = whenText({ at: row.at, precision: 'exact' }, view)
  const text = markdown(
    sayMd((w, of) =>
      lines([
        bold(clipLine(row.type, 50)),
        ink('grey', dotted([md`${of(when)}`, md`${clipLine(row.trace, 40)}`])),
        row.replayed && ink('green', w.system.deliveries.replayed),
      ]),
    ),
  )
  if (row.replayed) return text
  return rowWithButton(
    text,
    button(
      say((w) => w.system.deliveries.replay),
      replayEvent.value({ event: row.event }, 0),
      { size: 'small' },
    ),
  )
}

/** `/投递`: what did not go out and why, with the button that tries again. */
export const deliveriesCard = defineCard<DeliveriesView>({
  name: 'system/deliveries',
  samples: {
    'some of each': {
      ...drawn,
      refused: [
        {
          outbox: id('out', 1),
          what: 'card',
          to: '售后群',
          code: 230002,
          at: at('2026-11-23 09:12'),
          retried: false,
        },
        {
          outbox: id('out', 2),
          what: 'card',
          to: '小吴',
          code: 230029,
          at: at('2026-11-22 18:01'),
          retried: false,
        },
        {
          outbox: id('out', 3),
          what: 'text',
          to: '小周',
          code: 230053,
          at: at('2026-11-20 08:40'),
          retried: true,
        },
      ],
      failed: [
        {
          event: 'om_1',
          type: 'im.message.receive_v1',
          trace: id('trc'),
          at: at('2026-11-23 10:15'),
          replayed: false,
        },
        {
          event: 'e_2',
          type: 'card.action.trigger',
          trace: id('trc', 2),
          at: at('2026-11-21 10:15'),
          replayed: true,
        },
      ],
      moreRefused: 0,
      moreFailed: 0,
    },
    'all is well': { ...drawn, refused: [], failed: [], moreRefused: 0, moreFailed: 0 },
    'many, hostile names': {
      ...drawn,
      refused: Array.from({ length: 20 }, (_, n) => ({
        outbox: id('out', n),
        what: 'reaction',
        to: hostile,
        code: 230099 + n,
        at: at('2025-03-01 08:00'),
        retried: false,
      })),
      failed: Array.from({ length: 20 }, (_, n) => ({
        event: `e_${n}`,
        type: 'im.message.receive_v1',
        trace: id('trc', n),
        at: at('2025-03-01 08:00'),
        replayed: false,
      })),
      moreRefused: 300,
      moreFailed: 12,
    },
  },
  render(view) {
    const refused = view.refused.slice(0, shown)
    const failed = view.failed.slice(0, shown)
    const moreRefused = view.moreRefused + view.refused.length - refused.length
    const moreFailed = view.moreFailed + view.failed.length - failed.length
    const none = view.refused.length + view.failed.length === 0
    return card({
      title: say((w) => (none ? w.system.deliveries.titleNone : w.system.deliveries.title)),
      tone: none ? 'green' : 'orange',
      summary: say((w) => w.system.deliveries.summary),
      elements: [
        none && markdown(sayMd((w) => md`${w.system.deliveries.none}`)),
        ...(refused.length > 0 ? [small(say((w) => w.system.deliveries.refused))] : []),
        ...refused.map((row) => refusedRow(row, view)),
        moreRefused > 0 && small(say((w) => w.system.deliveries.more(moreRefused))),
        ...(failed.length > 0 ? [small(say((w) => w.system.deliveries.failed))] : []),
        ...failed.map((row) => failedRow(row, view)),
        moreFailed > 0 && small(say((w) => w.system.deliveries.more(moreFailed))),
      ],
    })
  },
})
