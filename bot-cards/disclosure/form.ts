import { say, sayMd } from '../i18n/say.ts'
import { card } from '../kit/card.ts'
import { defineCard } from '../kit/define.ts'
import {
  datePicker,
  type FormElement,
  form,
  input,
  markdown,
  multiSelect,
  small,
  submitButton,
} from '../kit/elements.ts'
import { clipLine, ink, md } from '../kit/escape.ts'
import { endless, hostile, id } from '../kit/samples.ts'
import { same } from '../kit/text.ts'
import { type DisclosureFields, disclosedItems, draftDisclosure } from './actions.ts'
import type { DisclosureFormView } from './views.ts'

const usual: DisclosureFormView = {
  client: id('cli', 1),
  name: '万川置业',
  contacts: [
    { id: id('con', 1), name: '王建国' },
    { id: id('con', 2), name: '孙丽萍' },
  ],
  fields: { recipient: '灯具老赵' },
  errors: {},
}

/** Who gets what, what for and until when. */
export const disclosureFormCard = defineCard<DisclosureFormView>({
  name: 'disclosure/form',
  samples: {
    'just opened': usual,
    'nothing filled in': {
      ...usual,
      fields: {},
      errors: {
        recipient: say((w) => w.disclosure.form.missing.recipient),
        items: say((w) => w.disclosure.form.missing.items),
        until: say((w) => w.disclosure.form.missing.until),
      },
    },
    'no contacts, hostile words': {
      ...usual,
      name: hostile,
      contacts: [],
      fields: { recipient: hostile, purpose: endless, items: ['profile'] },
    },
  },
  render(view) {
    const labelled = (field: keyof DisclosureFields, control: FormElement, needed = true): FormElement[] => {
      const error = view.errors[field]
      return [
        markdown(
          sayMd((w) =>
            needed ? md`${w.disclosure.form[field]} ${ink('red', '*')}` : md`${w.disclosure.form[field]}`,
          ),
        ),
        control,
        ...(error ? [small(error, 'red')] : []),
      ]
    }
    const { fields } = view
    return card({
      title: say((w) => w.disclosure.form.title(clipLine(view.name, 24))),
      tone: Object.keys(view.errors).length > 0 ? 'orange' : 'blue',
      summary: say((w) => w.disclosure.form.summary),
      elements: [
        form(
          'disclosure',
          [
            ...labelled(
              'recipient',
              input('recipient', {
                placeholder: say((w) => w.disclosure.form.recipientHint),
                value: fields.recipient,
                required: true,
                max: 60,
              }),
            ),
            ...labelled(
              'purpose',
              input('purpose', {
                placeholder: say((w) => w.disclosure.form.purposeHint),
                value: fields.purpose,
                required: true,
                max: 200,
              }),
            ),
            ...labelled(
              'items',
              multiSelect('items', {
                placeholder: say((w) => w.disclosure.form.itemsHint),
                options: disclosedItems
                  .filter((item) => view.contacts.length > 0 || !item.startsWith('contact'))
                  .map((item) => ({ value: item, text: say((w) => w.disclosure.items[item]) })),
                values: fields.items,
                required: true,
              }),
            ),
            ...(view.contacts.length === 0
              ? []
              : labelled(
                  'contacts',
                  multiSelect('contacts', {
                    placeholder: say((w) => w.disclosure.form.contactsHint),
                    options: view.contacts.map((one) => ({
                      value: one.id,
                      text: same(clipLine(one.name, 20)),
                    })),
                    values: fields.contacts,
                  }),
                  false,
                )),
            ...labelled(
              'until',
              datePicker('until', {
                placeholder: say((w) => w.disclosure.form.untilHint),
                value: fields.until,
              }),
            ),
          ],
          submitButton(
            'save',
            say((w) => w.disclosure.form.save),
            draftDisclosure.value({ client: view.client }, 0),
            { type: 'primary_filled', width: 'fill' },
          ),
        ),
      ],
    })
  },
})
