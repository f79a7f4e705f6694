import { say } from '../i18n/say.ts'
import type { WireValue } from '../kit/action.ts'
import {
  collapsible,
  type FormElement,
  form,
  input,
  type RootElement,
  select,
  small,
  submitButton,
} from '../kit/elements.ts'
import { labelled } from '../kit/labelled.ts'
import type { Bilingual } from '../kit/text.ts'
import { clientTypes } from './actions.ts'
import type { CreateClientView } from './views.ts'

type Field = keyof CreateClientView['fields']
type State = Pick<CreateClientView, 'fields' | 'errors'>

/** A line of text of the form of a new client. */
function line(view: State, field: Exclude<Field, 'type'>, max: number, required = false): FormElement[] {
  return labelled(
    say((w) => w.clients.create[field]),
    input(field, {
      placeholder: say((w) => w.clients.create.hints[field]),
      value: view.fields[field],
      max,
      required,
    }),
    { required, error: view.errors[field] },
  )
}

export const typeField = (value: string | undefined): FormElement[] =>
  labelled(
    say((w) => w.clients.create.type),
    select('type', {
      placeholder: say((w) => w.clients.create.typeHint),
      options: clientTypes.map((type) => ({ value: type, text: say((w) => w.clients.types[type]) })),
      value,
    }),
  )

/** The three fields that create a client; alone on its card or inside a draft. Only the name is needed. */
export function createClientForm(view: State, submit: WireValue, submitText: Bilingual): RootElement {
  return form(
    'create_client',
    [...line(view, 'name', 60, true), ...typeField(view.fields.type), ...line(view, 'city', 30)],
    submitButton('create', submitText, submit, { type: 'primary_filled', width: 'fill' }),
  )
}

/** Codes that were probably meant, each one press. */
export const likelyCodes = (codes: readonly string[], value: (code: string) => WireValue): FormElement[] =>
  codes.slice(0, 3).map((code, place) =>
    submitButton(
      `use_code_${place + 1}`,
      say((w) => w.clients.create.useCode(code)),
      value(code),
      { type: 'primary', width: 'fill' },
    ),
  )

/** The whole form: name, code and type in sight, the rest folded; the reason to create a second one where it is asked. */
export function newClientForm(
  view: CreateClientView,
  submit: (payload: { uscc?: string }) => WireValue,
): RootElement {
  const asks = (view.duplicates?.length ?? 0) > 0
  const folded: FormElement[] = [
    ...line(view, 'city', 30),
    ...line(view, 'region', 30),
    ...line(view, 'annual', 30),
    ...line(view, 'contact_name', 30),
    ...line(view, 'contact_phone', 30),
    small(say((w) => w.clients.create.contactNote)),
  ]
  const filled = (['region', 'annual', 'contact_name', 'contact_phone'] as const).some(
    (field) => view.fields[field] !== undefined || view.errors[field],
  )
  return form(
    'create_client',
    [
      ...line(view, 'name', 60, true),
      ...line(view, 'uscc', 40),
      ...likelyCodes(view.likely ?? [], (uscc) => submit({ uscc })),
      ...(view.errors.uscc || view.fields.uscc_reason !== undefined ? line(view, 'uscc_reason', 100) : []),
      ...typeField(view.fields.type),
      collapsible<FormElement>(
        say((w) => w.clients.create.more),
        folded,
        filled,
      ),
      ...(asks ? line(view, 'anyway', 100, true) : []),
    ],
    submitButton(
      'create',
      say((w) => (asks ? w.clients.create.createAnyway : w.clients.create.save)),
      submit({}),
      asks ? { width: 'fill' } : { type: 'primary_filled', width: 'fill' },
    ),
  )
}
