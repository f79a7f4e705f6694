import { say, sayMd } from '../i18n/say.ts'
import { card } from '../kit/card.ts'
import { defineCard } from '../kit/define.ts'
import {
  button,
  collapsible,
  datePicker,
  type FormElement,
  form,
  input,
  markdown,
  multiSelect,
  select,
  small,
  submitButton,
} from '../kit/elements.ts'
import { clip, clipLine, md } from '../kit/escape.ts'
import { labelled } from '../kit/labelled.ts'
import { endless, hostile, id } from '../kit/samples.ts'
import {
  type ConsentFields,
  consentChannels,
  consentPurposes,
  isSpoken,
  openContact,
  recordConsent,
} from './actions.ts'
import { client } from './samples.ts'
import type { ConsentFormView } from './views.ts'

const base: ConsentFormView = {
  contact: id('con', 2),
  version: 1,
  client,
  name: '孙晓梅',
  separate: false,
  notice: {
    version: 1,
    text: {
      zh: '您好，我们公司会记录您的姓名、职务、电话、邮箱和我们之间的沟通内容。\n用途：商务联络、项目执行、售后服务。',
      en: 'We would like to keep your name, title, phone, mail and notes of our talks.\nUse: business, projects, after-sales service.',
    },
  },
  spoken: true,
  fields: { purposes: ['business', 'service'] },
  errors: {},
}

function fieldsOf({ fields, errors, separate, spoken }: ConsentFormView): FormElement[] {
  const row = (name: keyof ConsentFields, required: boolean, control: FormElement): FormElement[] =>
    labelled(
      say((w) => w.contacts.consent.fields[name]),
      control,
      { required, error: errors[name] },
    )
  const channels = consentChannels.filter((one) => spoken || !isSpoken(one))
  return [
    ...(separate
      ? row(
          'recipient',
          true,
          input('recipient', {
            placeholder: say((w) => w.contacts.consent.recipientHint),
            value: fields.recipient,
            required: true,
            max: 100,
          }),
        )
      : []),
    ...row(
      'channel',
      true,
      select('channel', {
        placeholder: say((w) => w.contacts.consent.channelHint),
        options: channels.map((one) => ({ value: one, text: say((w) => w.contacts.channels[one]) })),
        value: fields.channel,
        required: true,
      }),
    ),
    ...(spoken ? [] : [small(say((w) => w.contacts.consent.written))]),
    ...row(
      'purposes',
      true,
      multiSelect('purposes', {
        placeholder: say((w) => w.contacts.consent.purposesHint),
        options: consentPurposes.map((one) => ({ value: one, text: say((w) => w.contacts.purposes[one]) })),
        values: fields.purposes,
        required: true,
      }),
    ),
    ...row(
      'given_on',
      false,
      datePicker('given_on', {
        placeholder: say((w) => w.contacts.consent.dayHint),
        value: fields.given_on,
      }),
    ),
  ]
}

/** Records that somebody agreed, after they were told (制度四(一), PIPL 13, 14, 23). */
export const consentCard = defineCard<ConsentFormView>({
  name: 'contacts/consent',
  samples: {
    'told and agreed': base,
    'spoken words do not count, a day to come': {
      ...base,
      spoken: false,
      fields: { channel: 'paper', purposes: [], given_on: '2026-11-30' },
      errors: {
        purposes: { zh: '至少选一个用途。', en: 'Pick at least one purpose.' },
        given_on: { zh: '这天还没到。', en: 'That day is still to come.' },
      },
    },
    'separate, for a supplier': { ...base, separate: true, fields: { purposes: [] } },
    'hostile words': {
      ...base,
      client: { ...client, name: hostile },
      name: hostile,
      separate: true,
      notice: { version: 12, text: { zh: endless, en: endless } },
      fields: { purposes: ['none'], channel: 'none', recipient: endless },
    },
  },
  render(view, room) {
    const { notice, separate } = view
    const name = clipLine(view.name, 20)
    return card({
      title: say((w) => (separate ? w.contacts.consent.separateTitle(name) : w.contacts.consent.title(name))),
      tone: Object.keys(view.errors).length > 0 ? 'orange' : 'blue',
      summary: say((w) => w.contacts.consent.summary),
      elements: [
        small(say((w) => (separate ? w.contacts.consent.separateLead : w.contacts.consent.lead))),
        collapsible(
          say((w) => w.contacts.consent.notice(notice.version)),
          [markdown(sayMd((_, of) => md`${clip(of(notice.text), room * 5)}`))],
        ),
        form(
          'consent',
          fieldsOf(view),
          submitButton(
            'agreed',
            say((w) => w.contacts.consent.save),
            recordConsent.value({ contact: view.contact, separate }, view.version),
            { type: 'primary_filled', width: 'fill' },
          ),
        ),
        button(
          say((w) => w.contacts.forget.back),
          openContact.value({ contact: view.contact, client: view.client.id }, 0),
        ),
      ],
    })
  },
})
