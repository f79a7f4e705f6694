import { say, sayMd } from '../i18n/say.ts'
import { card } from '../kit/card.ts'
import { defineCard } from '../kit/define.ts'
import { markdown, small } from '../kit/elements.ts'
import { clip, clipLine, dotted, ink, lines, md } from '../kit/escape.ts'
import { momentText } from '../kit/when.ts'
import { aboutText } from './form.ts'
import { returnMadeSamples } from './samples.ts'
import type { ReturnMadeView } from './views.ts'

/** A return visit as it was written down. */
export const returnMadeCard = defineCard<ReturnMadeView>({
  name: 'returns/made',
  samples: returnMadeSamples,
  render(view, room) {
    const { about, made } = view
    const when = momentText(made.at, view)
    const low = made.condition === 'bad' || view.followUp
    return card({
      title: say((w) => w.returns.made.title(clipLine(about.client, 20))),
      tone: low ? 'orange' : 'green',
      tags: [
        { text: say((w) => w.returns.conditions[made.condition]), colour: low ? 'orange' : 'green' },
        { text: say((w) => w.returns.made.score(made.score)), colour: 'neutral' },
      ],
      summary: say((w) => w.returns.form.summary),
      elements: [
        aboutText(about, room),
        markdown(
          sayMd((w, of) =>
            lines([
              dotted([md`${w.returns.made.line(clipLine(made.by, 12), w.returns.hows[made.how], of(when))}`]),
              made.suggestions !== '' &&
                md`${ink('grey', w.returns.form.suggestions)} ${clip(made.suggestions, room)}`,
              made.problems !== '' &&
                md`${ink('grey', w.returns.form.problems)} ${clip(made.problems, room)}`,
            ]),
          ),
        ),
        made.problemTicket !== undefined &&
          small(say((w) => w.returns.made.problem(made.problemTicket ?? 0))),
        view.followUp &&
          small(
            say((w) => w.returns.made.followUp),
            'orange',
          ),
      ],
    })
  },
})
