import { say, sayMd } from '../i18n/say.ts'
import { card } from '../kit/card.ts'
import { defineCard } from '../kit/define.ts'
import {
  button,
  collapsible,
  type FormElement,
  form,
  input,
  markdown,
  type RootElement,
  select,
  small,
  submitButton,
} from '../kit/elements.ts'
import { clipLine, ink } from '../kit/escape.ts'
import { labelled } from '../kit/labelled.ts'
import { endless, hostile, id } from '../kit/samples.ts'
import type { Bilingual } from '../kit/text.ts'
import {
  type ContactFields,
  contactRoles,
  createContact,
  listContacts,
  openContact,
  saveContact,
} from './actions.ts'
import { client } from './samples.ts'
import type { ContactFormView, Duplicate } from './views.ts'

type Field = keyof ContactFields

const hints = {
  name: 'nameHint',
  phone: 'phoneHint',
  title: 'titleHint',
  mail: 'mailHint',
  wechat: 'wechatHint',
  birthday: 'birthdayHint',
  preferences: 'preferencesHint',
} as const

function fieldsOf(view: ContactFormView): FormElement[] {
  const { fields, errors } = view
  const row = (name: Field, control: FormElement): FormElement[] =>
    labelled(
      say((w) => w.contacts.form.fields[name]),
      control,
      { required: name === 'name' || name === 'role', error: errors[name] },
    )
  const typed = (field: keyof typeof hints, max: number): FormElement[] =>
    row(
      field,
      input(field, {
        placeholder: say((w) => w.contacts.form[hints[field]]),
        value: fields[field],
        required: field === 'name',
        max,
      }),
    )
  const folded: Field[] = ['title', 'mail', 'wechat', 'birthday', 'preferences']
  return [
    ...typed('name', 40),
    ...row(
      'role',
      select('role', {
        placeholder: say((w) => w.contacts.form.roleHint),
        options: contactRoles.map((role) => ({ value: role, text: say((w) => w.contacts.roles[role]) })),
        value: fields.role,
        required: true,
      }),
    ),
    ...typed('phone', 100),
    collapsible(
      say((w) => w.contacts.form.more),
      [
        ...typed('title', 60),
        ...typed('mail', 120),
        ...typed('wechat', 60),
        ...(view.care ? [...typed('birthday', 30), ...typed('preferences', 200)] : []),
      ],
      folded.some((field) => fields[field] !== undefined || errors[field] !== undefined),
    ),
  ]
}

/** Who is there already, each with a button to them; a client the reader may not see stays unnamed. */
function duplicateRows(duplicates: readonly Duplicate[]): RootElement[] {
  if (duplicates.length === 0) return []
  return [
    markdown(sayMd((w) => ink('orange', w.contacts.form.duplicate))),
    ...duplicates.slice(0, 3).flatMap((one): RootElement[] => {
      const by = (w: { contacts: { form: { what: Record<Duplicate['by'], string> } } }) =>
        w.contacts.form.what[one.by]
      if ('elsewhere' in one) return [small(say((w) => w.contacts.form.sameElsewhere(by(w))))]
      const name = clipLine(one.name, 20)
      return [
        small(say((w) => w.contacts.form.sameIn(by(w), name, clipLine(one.client.name, 20)))),
        button(
          say((w) => w.contacts.form.openThat(name)),
          openContact.value({ contact: one.contact, client: one.client.id }, 0),
          { size: 'small' },
        ),
      ]
    }),
  ]
}

const error = (zh: string, en: string): Bilingual => ({ zh, en })

/** A new contact, or the details of one: name and role are all it needs. Says what happens without consent. */
export const contactFormCard = defineCard<ContactFormView>({
  name: 'contacts/form',
  samples: {
    'a new one': { client, fields: {}, errors: {}, duplicates: [], seen: [], purgeDays: 7, care: false },
    'a number too long': {
      client,
      fields: { name: '张伟', role: 'contact_person', phone: '138001380001' },
      errors: {
        phone: error(
          '「138001380001」有 12 位，手机号是 11 位，对一下再发。',
          '“138001380001” has 12 digits, a mobile number has 11.',
        ),
      },
      duplicates: [],
      seen: [],
      purgeDays: 7,
      care: false,
    },
    'somebody like that is there': {
      client,
      fields: { name: '张伟', role: 'contact_person', phone: '13800138000' },
      errors: {},
      duplicates: [
        { by: 'phone', contact: id('con', 9), name: '张伟', client: { id: id('cli', 3), name: '龙澜商业' } },
        { by: 'mail', contact: id('con', 8), elsewhere: true },
      ],
      seen: [],
      purgeDays: 7,
      care: false,
    },
    'edited, greetings agreed to': {
      client,
      contact: { id: id('con', 1), version: 3, name: '王建国' },
      fields: {
        name: '王建国',
        role: 'decision_maker',
        phone: '13800138000',
        title: '副总经理',
        birthday: '3月12日',
      },
      errors: {},
      duplicates: [],
      seen: [],
      purgeDays: 7,
      care: true,
    },
    'hostile words': {
      client: { ...client, name: hostile },
      fields: { name: hostile, role: 'no_such_role', phone: endless, preferences: endless },
      errors: { name: error(hostile, hostile) },
      duplicates: [
        { by: 'name', contact: id('con', 9), name: endless, client: { ...client, name: endless } },
      ],
      seen: [],
      purgeDays: 7,
      care: true,
    },
  },
  render(view) {
    const { contact, duplicates } = view
    const anyway = duplicates.length > 0
    const seen = [...view.seen, ...duplicates.map((one) => one.contact)].slice(0, 10)
    const submit = contact
      ? saveContact.value({ contact: contact.id, seen }, contact.version)
      : createContact.value({ client: view.client.id, seen }, 0)
    return card({
      title: say((w) =>
        contact
          ? w.contacts.form.edit(clipLine(contact.name, 20))
          : w.contacts.form.add(clipLine(view.client.name, 20)),
      ),
      tone: anyway || Object.keys(view.errors).length > 0 ? 'orange' : 'blue',
      summary: say((w) => w.contacts.form.summary),
      elements: [
        ...duplicateRows(duplicates),
        form(
          'contact',
          fieldsOf(view),
          submitButton(
            'save',
            say((w) => (anyway ? w.contacts.form.saveAnyway : w.contacts.form.save)),
            submit,
            { type: 'primary_filled', width: 'fill' },
          ),
        ),
        small(say((w) => (contact ? w.contacts.form.keep : w.contacts.form.note(view.purgeDays)))),
        button(
          say((w) => (contact ? w.contacts.form.back.edit : w.contacts.form.back.add)),
          contact
            ? openContact.value({ contact: contact.id, client: view.client.id }, 0)
            : listContacts.value({ client: view.client.id, from: 0 }, 0),
        ),
      ],
    })
  },
})
