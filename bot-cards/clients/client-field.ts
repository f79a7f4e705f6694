import { say } from '../i18n/say.ts'
import { type FormElement, input, select } from '../kit/elements.ts'
import { labelled } from '../kit/labelled.ts'
import { type Bilingual, same } from '../kit/text.ts'

type Given<T> = { client?: T | undefined; client_typed?: T | undefined }

/** Which client a form is about: one of the recent ones, or a name typed (fields `client`, `client_typed`). */
export const clientField = (
  recent: readonly { id: string; name: string }[],
  fields: Given<string>,
  errors: Given<Bilingual>,
): FormElement[] =>
  labelled(
    say((w) => w.visits.form.client),
    [
      ...(recent.length > 0
        ? [
            select('client', {
              placeholder: say((w) => w.visits.form.clientSelect),
              options: recent.slice(0, 21).map((one) => ({ value: one.id, text: same(one.name) })),
              value: fields.client,
            }),
          ]
        : []),
      input('client_typed', {
        placeholder: say((w) => w.visits.form.clientTyped),
        value: fields.client_typed,
        max: 100,
      }),
    ],
    { required: true, error: errors.client ?? errors.client_typed },
  )
