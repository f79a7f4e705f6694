import { say, sayMd } from '../i18n/say.ts'
import type { WireValue } from '../kit/action.ts'
import {
  type FormElement,
  form,
  input,
  markdown,
  type RootElement,
  select,
  small,
  submitButton,
} from '../kit/elements.ts'
import { ink, md } from '../kit/escape.ts'
import type { Bilingual } from '../kit/text.ts'
import { type ClientFields, clientTypes } from './actions.ts'
import type { CreateClientView } from './views.ts'

/** The small form that creates a client; alone on its card or inside a draft. Only the name is needed. */
export function createClientForm(
  view: Pick<CreateClientView, 'fields' | 'errors'>,
  submit: WireValue,
  submitText: Bilingual,
): RootElement {
  const labelled = (field: keyof ClientFields, control: FormElement): FormElement[] => {
    const error = view.errors[field]
    return [
      markdown(
        sayMd((w) =>
          field === 'name' ? md`${w.clients.create.name} ${ink('red', '*')}` : md`${w.clients.create[field]}`,
        ),
      ),
      control,
      ...(error ? [small(error, 'red')] : []),
    ]
  }
  return form(
    'create_client',
    [
      ...labelled(
        'name',
        input('name', {
          placeholder: say((w) => w.clients.create.nameHint),
          value: view.fields.name,
          required: true,
          max: 60,
        }),
      ),
      ...labelled(
        'type',
        select('type', {
          placeholder: say((w) => w.clients.create.typeHint),
          options: clientTypes.map((type) => ({ value: type, text: say((w) => w.clients.types[type]) })),
          value: view.fields.type,
        }),
      ),
      ...labelled(
        'city',
        input('city', {
          placeholder: say((w) => w.clients.create.cityHint),
          value: view.fields.city,
          max: 30,
        }),
      ),
    ],
    submitButton('create', submitText, submit, { type: 'primary_filled', width: 'fill' }),
  )
}
