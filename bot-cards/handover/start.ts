import { say, sayMd } from '../i18n/say.ts'
import { card } from '../kit/card.ts'
import { defineCard } from '../kit/define.ts'
import {
  datePicker,
  type FormElement,
  form,
  markdown,
  personPicker,
  select,
  small,
  submitButton,
} from '../kit/elements.ts'
import { ink, md } from '../kit/escape.ts'
import { openId } from '../kit/samples.ts'
import type { Bilingual } from '../kit/text.ts'
import { handoverKinds, type StartFields, startHandover } from './actions.ts'
import type { StartView } from './views.ts'

/** Who leaves, when, and who takes over: the form a hand-over begins with. */
export const startHandoverCard = defineCard<StartView>({
  name: 'handover/start',
  samples: {
    'as it was said': {
      fields: { person: openId(1), lastDay: '2026-12-04', successor: openId(2), kind: 'leave' },
      errors: {},
      colleagues: [openId(1), openId(2)],
    },
    empty: {
      fields: { lastDay: undefined },
      errors: { person: say((w) => w.handover.start.missingPerson) },
      colleagues: [],
    },
  },
  render({ fields, errors, colleagues }) {
    const title = (text: Bilingual, required = false) =>
      markdown(
        sayMd((_, of) => (required ? md`${of(text)} ${ink('red', '*')}` : md`${of(text)}`)),
        'notation',
      )
    const wrong = (field: keyof StartFields): FormElement[] =>
      errors[field] ? [small(errors[field], 'red')] : []
    return card({
      title: say((w) => w.handover.start.title),
      tone: Object.keys(errors).length > 0 ? 'orange' : 'blue',
      summary: say((w) => w.handover.start.summary),
      elements: [
        markdown(sayMd((w) => md`${w.handover.start.lead}`)),
        form(
          'startForm',
          [
            title(
              say((w) => w.handover.start.person),
              true,
            ),
            personPicker('person', {
              placeholder: say((w) => w.handover.start.person),
              people: colleagues,
              value: fields.person,
            }),
            ...wrong('person'),
            title(
              say((w) => w.handover.start.lastDay),
              true,
            ),
            datePicker('lastDay', {
              placeholder: say((w) => w.handover.start.lastDay),
              value: fields.lastDay,
            }),
            ...wrong('lastDay'),
            title(say((w) => w.handover.start.successor)),
            personPicker('successor', {
              placeholder: say((w) => w.handover.card.successor),
              people: colleagues,
              value: fields.successor,
            }),
            ...wrong('successor'),
            title(say((w) => w.handover.start.kind)),
            select('kind', {
              placeholder: say((w) => w.handover.start.kind),
              options: handoverKinds.map((value) => ({ value, text: say((w) => w.handover.kinds[value]) })),
              value: fields.kind ?? 'leave',
            }),
          ],
          submitButton(
            'start',
            say((w) => w.handover.start.submit),
            startHandover.value({}, 0),
            { type: 'primary_filled', width: 'fill' },
          ),
        ),
      ],
    })
  },
})
