import { say, sayMd } from '../i18n/say.ts'
import { card } from '../kit/card.ts'
import { defineCard } from '../kit/define.ts'
import {
  datePicker,
  type FormElement,
  form,
  input,
  inputLimit,
  markdown,
  small,
  submitButton,
} from '../kit/elements.ts'
import { md } from '../kit/escape.ts'
import { labelled } from '../kit/labelled.ts'
import { endless, hostile } from '../kit/samples.ts'
import { type DocumentFields, publishDocument } from './actions.ts'
import type { WriteDocumentView } from './views.ts'

/** The form of a new version of a text, in both languages, with the day from which it is required. */
export const writeDocumentCard = defineCard<WriteDocumentView>({
  name: 'nda/write',
  samples: {
    'a new agreement': { kind: 'nda', version: 1, fields: { zh: '一、……', en: '1. …' }, errors: {} },
    'something missing': {
      kind: 'consent_notice',
      version: 3,
      fields: { zh: hostile },
      errors: { en: say((w) => w.nda.write.missing), from: say((w) => w.nda.write.fromWrong) },
    },
    published: { kind: 'nda', version: 1, fields: {}, errors: {}, published: { version: 2, people: 12 } },
    'very long': { kind: 'nda', version: 1, fields: { zh: endless, en: endless }, errors: {} },
  },
  render(view) {
    const { published } = view
    if (published)
      return card({
        title: say((w) => w.nda.write.titles[view.kind]),
        tone: 'green',
        summary: say((w) => w.nda.write.summary),
        elements: [
          markdown(
            sayMd((w) =>
              view.kind === 'nda'
                ? md`${w.nda.write.published.nda(published.version, published.people)}`
                : md`${w.nda.write.published.consent_notice(published.version)}`,
            ),
          ),
        ],
      })
    const row = (name: keyof DocumentFields, control: FormElement): FormElement[] =>
      labelled(
        say((w) => w.nda.write[name]),
        control,
        { required: name !== 'from', error: view.errors[name] },
      )
    const text = (field: 'zh' | 'en') =>
      row(
        field,
        input(field, {
          placeholder: say((w) => w.nda.write.hint),
          value: view.fields[field],
          required: true,
          max: inputLimit,
          rows: 4,
        }),
      )
    return card({
      title: say((w) => w.nda.write.titles[view.kind]),
      tone: Object.keys(view.errors).length > 0 ? 'orange' : 'blue',
      summary: say((w) => w.nda.write.summary),
      elements: [
        small(say((w) => w.nda.write.lead[view.kind](view.version))),
        form(
          'document',
          [
            ...text('zh'),
            ...text('en'),
            ...row(
              'from',
              datePicker('from', { placeholder: say((w) => w.nda.write.fromHint), value: view.fields.from }),
            ),
          ],
          submitButton(
            'publish',
            say((w) => w.nda.write.press),
            publishDocument.value({ kind: view.kind }, view.version),
            { type: 'primary_filled', width: 'fill' },
          ),
        ),
      ],
    })
  },
})
