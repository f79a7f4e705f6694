import { clientField } from '../clients/client-field.ts'
import { say } from '../i18n/say.ts'
import type { WireValue } from '../kit/action.ts'
import {
  collapsible,
  datePicker,
  dateTimePicker,
  type FormElement,
  form,
  input,
  peoplePicker,
  personPicker,
  type RootElement,
  select,
  submitButton,
} from '../kit/elements.ts'
import { labelled } from '../kit/labelled.ts'
import type { Bilingual } from '../kit/text.ts'
import { visitKinds } from '../visits/actions.ts'
import { type PlanFields, planStepFields } from './actions.ts'
import { draftedWords } from './drafted.ts'
import type { PlanFormView, PlanPart } from './views.ts'

type Field = keyof PlanFields
type Submit = { text: Bilingual; value: WireValue }

/** Lengths offered, in minutes. */
const lengths = [30, 60, 90, 120, 180, 240]

const row = (
  view: PlanFormView,
  field: Field,
  text: Bilingual,
  required: boolean,
  control: FormElement,
): FormElement[] => labelled(text, control, { required, error: view.errors[field] })

/** A field holds text of one language only: what keqing drafted stands behind it, in the reader's, and holds while it stays empty. */
function ownWords(text: string | undefined, hint: Bilingual): { placeholder: Bilingual; value?: string } {
  const drafted = draftedWords(text)
  if (drafted) return { placeholder: say((w, of) => w.plans.form.asDrafted(of(drafted))) }
  return { placeholder: hint, ...(text === undefined ? {} : { value: text }) }
}

/** The fields of each of the four that a plan must state. */
const partFields: Record<PlanPart, (view: PlanFormView) => FormElement[]> = {
  time: (view) =>
    row(
      view,
      'at',
      say((w) => w.plans.form.at),
      true,
      dateTimePicker('at', { placeholder: say((w) => w.plans.form.atHint), value: view.fields.at }),
    ),
  people: (view) =>
    row(
      view,
      'theirs',
      say((w) => w.plans.form.theirs),
      true,
      input('theirs', {
        placeholder: say((w) => w.plans.form.theirsHint),
        value: view.fields.theirs,
        max: 200,
      }),
    ),
  agenda: (view) =>
    row(
      view,
      'agenda',
      say((w) => w.plans.form.agenda),
      true,
      input('agenda', {
        ...ownWords(
          view.fields.agenda,
          say((w) => w.plans.form.agendaHint),
        ),
        rows: 2,
      }),
    ),
  steps: (view) => stepFields(view, 0, true),
}

function stepFields(view: PlanFormView, place: number, needed: boolean): FormElement[] {
  const names = planStepFields[place]
  if (!names) return []
  return [
    ...row(
      view,
      names.text,
      say((w) => w.plans.form.step),
      needed,
      input(names.text, {
        ...ownWords(
          view.fields[names.text],
          say((w) => w.plans.form.stepHint),
        ),
        max: 200,
      }),
    ),
    ...row(
      view,
      names.due,
      say((w) => w.plans.form.stepDue),
      needed,
      datePicker(names.due, {
        placeholder: say((w) => w.plans.form.stepDueHint),
        value: view.fields[names.due],
      }),
    ),
  ]
}

const ownerField = (view: PlanFormView, place: number): FormElement[] => {
  const names = planStepFields[place]
  if (!names) return []
  return row(
    view,
    names.owner,
    say((w) => w.plans.form.stepOwner),
    false,
    personPicker(names.owner, {
      placeholder: say((w) => w.plans.form.stepOwnerHint),
      people: view.colleagues,
      value: view.fields[names.owner],
    }),
  )
}

/** What most plans do without. Further follow-ups show as far as they are used, and one more. */
function folded(view: PlanFormView): { elements: FormElement[]; open: boolean } {
  const { fields, errors } = view
  const used = (place: number) =>
    Object.values(planStepFields[place] ?? {}).some((field) => fields[field] ?? errors[field])
  const more = [1, 2].filter((place) => place === 1 || used(place) || used(place - 1))
  const errorInside = [1, 2].some((place) =>
    Object.values(planStepFields[place] ?? {}).some((field) => errors[field]),
  )
  return {
    open: errorInside || errors.ours !== undefined || errors.step_owner !== undefined,
    elements: [
      ...row(
        view,
        'ours',
        say((w) => w.plans.form.ours),
        false,
        peoplePicker('ours', {
          placeholder: say((w) => w.plans.form.oursHint),
          people: view.colleagues,
          values: fields.ours,
        }),
      ),
      ...row(
        view,
        'minutes',
        say((w) => w.plans.form.length),
        false,
        select('minutes', {
          placeholder: say((w) => w.plans.form.lengthHint),
          options: [...new Set([...lengths, ...(Number(fields.minutes) > 0 ? [Number(fields.minutes)] : [])])]
            .sort((a, b) => a - b)
            .map((minutes) => ({ value: String(minutes), text: say((w) => w.plans.minutes(minutes)) })),
          value: fields.minutes,
        }),
      ),
      ...row(
        view,
        'place',
        say((w) => w.plans.form.place),
        false,
        input('place', { placeholder: say((w) => w.plans.form.placeHint), value: fields.place, max: 100 }),
      ),
      ...ownerField(view, 0),
      ...more.flatMap((place) => [...stepFields(view, place, false), ...ownerField(view, place)]),
    ],
  }
}

/**
 * The form of an item: what a plan must state, the rest folded. With `only` just the fields of what is missing. `keep`
 * saves it without publishing.
 */
export function planForm(view: PlanFormView, send: Submit, keep?: Submit): RootElement {
  const { only, fields } = view
  const more = folded(view)
  const elements: FormElement[] = only
    ? only.flatMap((part) => partFields[part](view))
    : [
        ...(view.clients ? clientField(view.clients, view.fields, view.errors) : []),
        ...row(
          view,
          'kind',
          say((w) => w.plans.form.kind),
          true,
          select('kind', {
            placeholder: say((w) => w.plans.form.kindHint),
            options: visitKinds.map((kind) => ({ value: kind, text: say((w) => w.visits.kinds[kind]) })),
            value: fields.kind,
          }),
        ),
        ...partFields.time(view),
        ...partFields.people(view),
        ...partFields.agenda(view),
        ...partFields.steps(view),
        collapsible(
          say((w) => w.plans.form.more),
          more.elements,
          more.open,
        ),
      ]
  return form(
    'plan',
    [
      ...elements,
      ...(keep ? [submitButton('keep', keep.text, keep.value, { type: 'default', width: 'fill' })] : []),
    ],
    submitButton('send', send.text, send.value, { type: 'primary_filled', width: 'fill' }),
  )
}
