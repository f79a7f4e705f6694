import { say, sayMd } from '../i18n/say.ts'
import { card } from '../kit/card.ts'
import { defineCard } from '../kit/define.ts'
import {
  button,
  buttonRow,
  datePicker,
  form,
  markdown,
  personPicker,
  type RootElement,
  small,
  submitButton,
} from '../kit/elements.ts'
import { bold } from '../kit/escape.ts'
import { labelled } from '../kit/labelled.ts'
import { same } from '../kit/text.ts'
import { runCommand } from '../system/actions.ts'
import { stepRow, stepText, urgency } from '../visits/steps.ts'
import type { OpenStep } from '../visits/views.ts'
import { changePromise, editPromise, pageTodo } from './actions.ts'
import { todoSamples } from './samples.ts'
import type { PromiseFormView, TodoView } from './views.ts'

/** Five, and one that was just ticked off. */
const shown = 6

/** A promise with what can be done about it; the one being changed with its form. */
function row(step: OpenStep, view: TodoView, room: number): RootElement[] {
  const { page, form: open } = view
  if (open?.item === step.id) return [stepText(step, view, 'todo', room), ...changing(step, open, page)]
  if (step.done) return [stepRow(step, view, 'todo', room, { page })]
  const edit = button(
    say((w) => w.promises.edit),
    editPromise.value({ item: step.id, page }, step.version),
    { size: 'small', type: 'text' },
  )
  return [stepRow(step, view, 'todo', room, { page, more: [edit] })]
}

const changing = (
  step: OpenStep,
  { fields, errors, colleagues }: PromiseFormView,
  page: number,
): RootElement[] => [
  form(
    'promise',
    [
      ...labelled(
        say((w) => w.promises.form.due),
        datePicker('due', {
          placeholder: say((w) => w.promises.form.dueHint),
          value: fields.due ?? step.due,
        }),
        { error: errors.due },
      ),
      ...labelled(
        say((w) => w.promises.form.owner),
        personPicker('owner', {
          placeholder: say((w) => w.promises.form.ownerHint),
          people: colleagues,
          value: fields.owner,
        }),
        { error: errors.owner },
      ),
    ],
    submitButton(
      'send',
      say((w) => w.promises.form.send),
      changePromise.value({ item: step.id, page }, step.version),
      { type: 'primary_filled', width: 'fill' },
    ),
  ),
  button(
    say((w) => w.promises.form.cancel),
    pageTodo.value({ page }, 0),
    { size: 'small', type: 'text' },
  ),
]

/** `/待办`: the promises I owe or see to, each with the button that settles it. */
export const todoCard = defineCard<TodoView>({
  name: 'promises/todo',
  samples: todoSamples,
  render(view, room) {
    const { counts, page, pages } = view
    const turn = (text: 'prev' | 'next', to: number) =>
      button(
        say((w) => w.promises[text]),
        pageTodo.value({ page: to }, 0),
        { size: 'small', type: 'text' },
      )
    return card({
      title: say((w) => w.promises.title),
      subtitle: same(view.name),
      tone: counts.open === 0 ? 'green' : counts.late > 0 ? 'red' : urgency(view.steps, view).tone,
      tags: counts.late > 0 ? [{ text: say((w) => w.promises.late(counts.late)), colour: 'red' }] : [],
      summary: say((w) => w.promises.summary),
      elements: [
        markdown(sayMd((w) => bold(counts.open === 0 ? w.promises.none : w.promises.counts(counts)))),
        ...view.steps.slice(0, shown).flatMap((step) => row(step, view, room)),
        counts.open === 0 && view.steps.length === 0 && small(say((w) => w.promises.noneHint)),
        pages > 1 && small(say((w) => w.promises.page(page + 1, pages))),
        buttonRow([
          ...(page > 0 ? [turn('prev', page - 1)] : []),
          ...(page + 1 < pages ? [turn('next', page + 1)] : []),
          button(
            say((w) => w.promises.log),
            runCommand.value({ command: 'visit' }, 0),
            { size: 'small' },
          ),
        ]),
      ],
    })
  },
})
