import { say, sayMd } from '../i18n/say.ts'
import { card } from '../kit/card.ts'
import { defineCard } from '../kit/define.ts'
import { form, input, markdown, type RootElement, select, small, submitButton } from '../kit/elements.ts'
import { clip, clipLine, ink, lines, md } from '../kit/escape.ts'
import { labelled } from '../kit/labelled.ts'
import { conditions, returnHows, saveReturn } from './actions.ts'
import { returnFormSamples } from './samples.ts'
import type { ReturnAbout, ReturnFormView } from './views.ts'

/** What is asked after: the ticket and how it was solved, or the project. */
export const aboutText = ({ ticket, project }: ReturnAbout, room: number): RootElement =>
  markdown(
    sayMd((w) =>
      lines([
        ticket && md`${w.returns.form.ticket(ticket.number, clipLine(ticket.place, 30))}`,
        project !== undefined && md`${clipLine(project, 30)}`,
        ticket?.solution !== undefined &&
          md`${ink('grey', w.returns.form.solution)} ${clip(ticket.solution, Math.min(room, 120))}`,
      ]),
    ),
  )

const scores = [5, 4, 3, 2, 1]

/** A short form: how it is, a score; what the client suggests and what is wrong now may stay empty. */
export const returnFormCard = defineCard<ReturnFormView>({
  name: 'returns/form',
  samples: returnFormSamples,
  render(view, room) {
    const { about, fields, errors, duty } = view
    const wrong = Object.keys(errors).length > 0
    const pick = say((w) => w.returns.form.pick)
    return card({
      title: say((w) => w.returns.form.title(clipLine(about.client, 20))),
      tone: wrong || duty.overdue > 0 ? 'orange' : 'blue',
      summary: say((w) => w.returns.form.summary),
      elements: [
        aboutText(about, room),
        wrong &&
          small(
            say((w) => w.returns.form.fixBelow),
            'red',
          ),
        form(
          'return',
          [
            ...labelled(
              say((w) => w.returns.form.condition),
              select('condition', {
                placeholder: pick,
                options: conditions.map((one) => ({
                  text: say((w) => w.returns.conditions[one]),
                  value: one,
                })),
                value: fields.condition,
              }),
              { required: true, error: errors.condition },
            ),
            ...labelled(
              say((w) => w.returns.form.score),
              select('score', {
                placeholder: pick,
                options: scores.map((one) => ({
                  text: say((w) => w.returns.form.scores(one)),
                  value: String(one),
                })),
                value: fields.score,
              }),
              { required: true, error: errors.score },
            ),
            ...labelled(
              say((w) => w.returns.form.how),
              select('how', {
                placeholder: pick,
                options: returnHows.map((one) => ({ text: say((w) => w.returns.hows[one]), value: one })),
                value: fields.how ?? 'phone',
              }),
              { error: errors.how },
            ),
            ...labelled(
              say((w) => w.returns.form.suggestions),
              input('suggestions', {
                placeholder: say((w) => w.returns.form.suggestionsHint),
                value: fields.suggestions,
                rows: 2,
              }),
              { error: errors.suggestions },
            ),
            ...labelled(
              say((w) => w.returns.form.problems),
              input('problems', {
                placeholder: say((w) => w.returns.form.problemsHint),
                value: fields.problems,
                rows: 2,
              }),
              { error: errors.problems },
            ),
          ],
          submitButton(
            'save',
            say((w) => w.returns.form.save),
            saveReturn.value({ duty: duty.id }, duty.version),
            { type: 'primary_filled', width: 'fill' },
          ),
        ),
      ],
    })
  },
})
