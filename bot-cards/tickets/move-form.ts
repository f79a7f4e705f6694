import { say } from '../i18n/say.ts'
import { card } from '../kit/card.ts'
import { defineCard } from '../kit/define.ts'
import {
  button,
  dateTimePicker,
  type FormElement,
  form,
  input,
  select,
  small,
  submitButton,
} from '../kit/elements.ts'
import { clipLine } from '../kit/escape.ts'
import { labelled } from '../kit/labelled.ts'
import { type Bilingual, same } from '../kit/text.ts'
import { workKinds } from '../projects/actions.ts'
import { type Asked, type MoveFields, openTicketCard, sendMove } from './actions.ts'
import { complaintLevels, confirmations, severities, waits } from './kinds.ts'
import { moveFormSamples } from './move-samples.ts'
import type { MoveFormView } from './views.ts'

type Field = keyof MoveFields

/** What each form asks for, the first of it required; `text` is a sentence. */
const asks: Record<Asked, { needs: readonly Field[]; may: readonly Field[] }> = {
  assign: { needs: ['person'], may: ['text'] },
  schedule: { needs: ['at'], may: ['text'] },
  arrive: { needs: ['text'], may: [] },
  resolve: { needs: ['text'], may: ['cost'] },
  pause: { needs: ['waiting'], may: ['text'] },
  confirm: { needs: ['how', 'score'], may: ['text'] },
  close: { needs: ['text'], may: [] },
  reopen: { needs: ['text'], may: [] },
  escalate: { needs: ['text'], may: [] },
  comment: { needs: ['text'], may: ['internal'] },
  correct: { needs: [], may: ['level', 'work', 'part', 'place', 'text', 'reporter', 'phone'] },
  merge: { needs: ['other'], may: ['text'] },
  split: { needs: ['text'], may: ['work'] },
  cancel: { needs: ['text'], may: [] },
}

/** A choice in a field, by what it sends. */
const choices = (view: MoveFormView, field: Field): { value: string; text: Bilingual }[] => {
  switch (field) {
    case 'person':
      return view.people.map((one) => ({ value: one.id, text: same(clipLine(one.name, 20)) }))
    case 'waiting':
      return waits.map((value) => ({ value, text: say((w) => w.tickets.waits[value]) }))
    case 'how':
      return confirmations.map((value) => ({ value, text: say((w) => w.tickets.confirmations[value]) }))
    case 'score':
      return [5, 4, 3, 2, 1].map((n) => ({ value: String(n), text: say((w) => w.tickets.move.scores(n)) }))
    case 'internal':
      return (['no', 'yes'] as const).map((value) => ({
        value,
        text: say((w) => w.tickets.move.internals[value]),
      }))
    case 'level':
      return (view.kind === 'complaint' ? complaintLevels : severities).map((value) => ({
        value,
        text: say((w) => w.tickets.levels[value]),
      }))
    case 'work':
      return workKinds.map((value) => ({ value, text: say((w) => w.projects.works[value]) }))
    case 'other':
      return view.others.map((one) => ({
        value: one.id,
        text: say((w) => w.tickets.move.otherLine(one.number, clipLine(one.where, 20))),
      }))
    default:
      return []
  }
}

const picked: readonly Field[] = ['person', 'waiting', 'how', 'score', 'internal', 'level', 'work', 'other']

function control(view: MoveFormView, field: Field): FormElement {
  const value = view.fields[field]
  const pick = say((w) => w.tickets.move.pick)
  if (field === 'at') return dateTimePicker('at', { placeholder: pick, value })
  if (picked.includes(field))
    return select(field, { placeholder: pick, options: choices(view, field), value })
  const placeholder =
    field === 'text'
      ? say((w) => w.tickets.move.texts[view.move][1])
      : field === 'cost'
        ? say((w) => w.tickets.move.costHint)
        : nameOf(view, field)
  return input(field, { placeholder, value, ...(field === 'text' ? { rows: 2 } : { max: 100 }) })
}

const nameOf = (view: MoveFormView, field: Field): Bilingual =>
  say((w) => (field === 'text' ? w.tickets.move.texts[view.move][0] : w.tickets.move[field]))

/** One question about a ticket, in private: what a move needs to be told, the required first. */
export const moveFormCard = defineCard<MoveFormView>({
  name: 'tickets/move',
  samples: moveFormSamples,
  render(view) {
    const { ticket, move, errors } = view
    const { needs, may } = asks[move]
    const shown = [...needs, ...may.filter((field) => field !== 'cost' || view.coverage !== 'in')]
    const wrong = Object.keys(errors).length > 0
    const nothing = move === 'merge' && view.others.length === 0
    return card({
      title: say((w) =>
        view.kind === 'repair' && move === 'arrive' ? w.tickets.moves.arrive : w.tickets.move.titles[move],
      ),
      subtitle: say((w) => w.tickets.move.otherLine(ticket.number, clipLine(ticket.where, 30))),
      tone: wrong ? 'orange' : 'blue',
      summary: say((w) => w.tickets.move.summary),
      elements: [
        wrong &&
          small(
            say((w) => w.tickets.move.fixBelow),
            'red',
          ),
        move === 'resolve' &&
          view.coverage === 'out' &&
          small(
            say((w) => w.tickets.move.outside),
            'orange',
          ),
        nothing && small(say((w) => w.tickets.move.noOther)),
        !nothing &&
          form(
            'move',
            shown.flatMap((field) =>
              labelled(nameOf(view, field), control(view, field), {
                required: needs.includes(field),
                error: errors[field],
              }),
            ),
            submitButton(
              'send',
              say((w) => w.tickets.move.send),
              sendMove.value({ ticket: ticket.id, move }, ticket.version),
              { type: move === 'cancel' ? 'danger' : 'primary_filled', width: 'fill' },
            ),
          ),
        (move === 'resolve' || move === 'confirm' || move === 'comment') &&
          small(say((w) => w.tickets.move.photo)),
        button(
          say((w) => w.tickets.move.back),
          openTicketCard.value({ ticket: ticket.id, anew: false }, 0),
          { type: 'text' },
        ),
      ],
    })
  },
})
