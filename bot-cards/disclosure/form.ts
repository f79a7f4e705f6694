import { say } from '../i18n/say.ts'
import { card } from '../kit/card.ts'
import { defineCard } from '../kit/define.ts'
import { datePicker, type FormElement, form, input, multiSelect, submitButton } from '../kit/elements.ts'
import { clipLine } from '../kit/escape.ts'
import { labelled } from '../kit/labelled.ts'
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
    const row = (name: keyof DisclosureFields, control: FormElement, required = true): FormElement[] =>
      labelled(
        say((w) => w.disclosure.form[name]),
        control,
        { required, error: view.errors[name] },
      )
    const { fields } = view
    return card({
      title: say((w) => w.disclosure.form.title(clipLine(view.name, 24))),
      tone: Object.keys(view.errors).length > 0 ? 'orange' : 'blue',
      summary: say((w) => w.disclosure.form.summary),
      elements: [
        form(
          'disclosure',
          [
            ...row(
              'recipient',
              input('recipient', {
                placeholder: say((w) => w.disclosure.form.recipientHint),
                value: fields.recipient,
                required: true,
                max: 60,
              }),
            ),
            ...row(
              'purpose',
              input('purpose', {
                placeholder: say((w) => w.disclosure.form.purposeHint),
                value: fields.purpose,
                required: true,
                max: 200,
              }),
            ),
            ...row(
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
              : row(
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
            ...row(
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
