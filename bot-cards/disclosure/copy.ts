import { say, sayMd } from '../i18n/say.ts'
import { card } from '../kit/card.ts'
import { defineCard } from '../kit/define.ts'
import { divider, markdown } from '../kit/elements.ts'
import { bold, clipLine, ink, lines, md } from '../kit/escape.ts'
import { at, drawn, endless, hostile } from '../kit/samples.ts'
import { same } from '../kit/text.ts'
import { dateText, momentText } from '../kit/when.ts'
import type { DisclosureCopyView } from './views.ts'

const usual: DisclosureCopyView = {
  ...drawn,
  name: '万川置业',
  recipient: '晶亮灯具 赵经理',
  purpose: '二期灯具深化',
  untilDay: '2026-12-31',
  by: '李明',
  at: at('2026-11-23 17:40'),
  lines: [
    {
      label: { zh: '王建国', en: '王建国' },
      value: { zh: '总经理 · 13800138000', en: '总经理 · 13800138000' },
    },
  ],
}

/** What may be passed on, and nothing else; the watermark stands above and below, so that a screenshot carries it. */
export const disclosureCopyCard = defineCard<DisclosureCopyView>({
  name: 'disclosure/copy',
  samples: {
    'one contact': usual,
    'many lines, hostile words': {
      ...usual,
      name: hostile,
      recipient: hostile,
      purpose: endless,
      by: hostile,
      lines: Array.from({ length: 60 }, () => ({ label: same(hostile), value: same(endless) })),
    },
  },
  render(view, room) {
    const until = dateText(view.untilDay, view)
    const when = momentText(view.at, view)
    const mark = markdown(
      sayMd((w, of) =>
        lines([
          ink('red', bold(w.disclosure.copy.mark(clipLine(view.recipient, 30), clipLine(view.purpose, 30)))),
          ink('grey', w.disclosure.copy.stamp(clipLine(view.by, 20), of(when))),
          ink('grey', w.disclosure.copy.until(of(until))),
        ]),
      ),
    )
    return card({
      title: say((w) => w.disclosure.copy.title(clipLine(view.name, 24))),
      tone: 'grey',
      summary: say((w) => w.disclosure.copy.summary),
      elements: [
        mark,
        divider(),
        ...view.lines
          .slice(0, 30)
          .map((line) =>
            markdown(
              sayMd((_, of) =>
                lines([
                  bold(clipLine(of(line.label), 30)),
                  md`${clipLine(of(line.value), Math.min(room, 100))}`,
                ]),
              ),
            ),
          ),
        divider(),
        mark,
      ],
    })
  },
})
