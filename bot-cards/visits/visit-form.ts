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
  inputLimit,
  peoplePicker,
  personPicker,
  type RootElement,
  select,
  small,
  submitButton,
} from '../kit/elements.ts'
import { labelled } from '../kit/labelled.ts'
import type { Bilingual } from '../kit/text.ts'
import { facings, stepFields, type VisitFields, visitKinds } from './actions.ts'
import type { Drawn, VisitFormView } from './views.ts'

type Field = keyof VisitFields

/** Fields that most visits do without; folded unless one of them holds something. */
const folded: Field[] = ['people', 'ours', 'also_sync', ...stepFields.flatMap((one) => Object.values(one))]

const oldVisit = 7 * 24 * 3600_000

/** Asked only where it is needed: the visit lies more than seven days back, or the rule asked for it. */
function asksReason(view: VisitFormView, drawn: Drawn): boolean {
  if (view.fields.reason !== undefined || view.errors.reason !== undefined) return true
  const at = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}) ([+-]\d{2})(\d{2})$/.exec(view.fields.at ?? '')
  if (!at) return false
  return drawn.now.getTime() - Date.parse(`${at[1]}T${at[2]}:00${at[3]}:${at[4]}`) > oldVisit
}

/** As many next steps as hold something or have an error, at least one. */
const stepsShown = ({ fields, errors }: VisitFormView): number =>
  1 +
  Math.max(
    0,
    stepFields.findLastIndex((one) => Object.values(one).some((field) => fields[field] ?? errors[field])),
  )

/**
 * The form of one visit: client, how and what was said are all it needs; the rest is folded. Errors stand beside
 * their fields. Used for a new visit, a draft and a saved visit alike.
 */
export function visitForm(
  view: VisitFormView,
  drawn: Drawn,
  submit: WireValue,
  submitText: Bilingual,
): RootElement {
  const { fields, errors } = view
  const longSaid = (fields.said?.length ?? 0) > inputLimit

  const row = (name: Field, required: boolean, ...controls: FormElement[]): FormElement[] =>
    labelled(
      say((w) => w.visits.form.fields[name]),
      controls,
      { required, error: errors[name] },
    )
  const more: FormElement[] = [
    ...row(
      'people',
      false,
      input('people', { placeholder: say((w) => w.visits.form.peopleHint), value: fields.people }),
    ),
    ...row(
      'ours',
      false,
      peoplePicker('ours', {
        placeholder: say((w) => w.visits.form.oursHint),
        people: view.colleagues,
        values: fields.ours,
      }),
    ),
    ...row(
      'also_sync',
      false,
      select('also_sync', {
        placeholder: say((w) => w.visits.form.alsoSyncHint),
        options: (['yes', 'no'] as const).map((value) => ({
          value,
          text: say((w) => w.visits.form.alsoSync[value]),
        })),
        value: fields.also_sync,
      }),
    ),
    ...stepFields.slice(0, stepsShown(view)).flatMap(({ step, owner, due, facing }) => [
      ...row(
        step,
        false,
        input(step, { placeholder: say((w) => w.visits.form.nextStepHint), value: fields[step] }),
      ),
      ...row(
        owner,
        false,
        personPicker(owner, {
          placeholder: say((w) => w.visits.form.nextOwnerHint),
          people: view.colleagues,
          value: fields[owner],
        }),
      ),
      ...row(
        due,
        false,
        datePicker(due, { placeholder: say((w) => w.visits.form.nextDueHint), value: fields[due] }),
      ),
      ...row(
        facing,
        false,
        select(facing, {
          placeholder: say((w) => w.visits.form.facingHint),
          options: facings.map((value) => ({ value, text: say((w) => w.visits.form.facings[value]) })),
          value: fields[facing],
        }),
      ),
    ]),
  ]
  return form(
    'visit',
    [
      ...clientField(view.recent, fields, errors),
      ...row(
        'kind',
        true,
        select('kind', {
          placeholder: say((w) => w.visits.form.kindHint),
          options: visitKinds.map((kind) => ({ value: kind, text: say((w) => w.visits.kinds[kind]) })),
          value: fields.kind,
          required: true,
        }),
      ),
      ...row(
        'said',
        !longSaid,
        input('said', {
          placeholder: say((w) => w.visits.form.saidHint),
          value: longSaid ? undefined : fields.said,
          required: !longSaid,
          rows: 3,
        }),
        ...(longSaid ? [small(say((w) => w.visits.form.saidKept(fields.said?.length ?? 0)))] : []),
      ),
      ...row(
        'at',
        false,
        dateTimePicker('at', { placeholder: say((w) => w.visits.form.atHint), value: fields.at }),
      ),
      ...(asksReason(view, drawn)
        ? row(
            'reason',
            false,
            input('reason', {
              placeholder: say((w) => w.visits.form.reasonHint),
              value: fields.reason,
              max: 200,
            }),
          )
        : []),
      collapsible(
        say((w) => w.visits.form.more),
        more,
        folded.some((field) => (fields[field]?.length ?? 0) > 0 || errors[field] !== undefined),
      ),
    ],
    submitButton('submit', submitText, submit, { type: 'primary_filled', width: 'fill' }),
  )
}
