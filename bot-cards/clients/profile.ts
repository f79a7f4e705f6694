import { say, sayMd } from '../i18n/say.ts'
import { card } from '../kit/card.ts'
import { defineCard } from '../kit/define.ts'
import {
  button,
  buttonRow,
  collapsible,
  type FormElement,
  form,
  input,
  markdown,
  submitButton,
} from '../kit/elements.ts'
import { clipLine, ink } from '../kit/escape.ts'
import { labelled } from '../kit/labelled.ts'
import { endless, hostile, id } from '../kit/samples.ts'
import type { Bilingual } from '../kit/text.ts'
import { refusalText } from '../system/refusals.ts'
import { closeClientForm, type ProfileFields, saveClient } from './actions.ts'
import { likelyCodes, typeField } from './create-form.ts'

/** The form of a client's record (制度四(一) 基础资料). */
export type ProfileView = {
  client: string
  version: number
  name: string
  fields: ProfileFields
  errors: Partial<Record<keyof ProfileFields, Bilingual>>
  likely?: string[]
}

const usual: ProfileView = {
  client: id('cli', 1),
  version: 4,
  name: '万川置业',
  fields: {
    name: '万川置业（杭州）有限公司',
    type: 'developer',
    city: '杭州',
    region: '华东',
    aliases: '万川、万川置业',
    uscc: '91330106MA2CXY7T5R',
    group: '万川集团',
    business: '住宅和商业地产开发',
    organisation: '总部定标准，城市公司管招采',
    plan: '明年杭州、苏州各开一个盘',
  },
  errors: {},
}

type Line = Exclude<keyof ProfileFields, 'type'>

/** What stands below the fold, which opens where something in it is wrong. */
const folded = ['city', 'region', 'group', 'aliases', 'business', 'organisation', 'plan'] as const

export const profileCard = defineCard<ProfileView>({
  name: 'clients/profile',
  samples: {
    'a usual client': usual,
    'a code with a wrong digit': {
      ...usual,
      fields: { ...usual.fields, uscc: '91310115MA1H8R7C6D' },
      errors: { uscc: refusalText({ code: 'uscc_wrong', params: { heard: '91310115MA1H8R7C6D' } }) },
      likely: ['91310115MA1H8R7C67'],
    },
    'hostile words': {
      ...usual,
      name: hostile,
      fields: Object.fromEntries(Object.keys(usual.fields).map((key) => [key, endless])),
      errors: { group: refusalText({ code: 'group_unknown', params: { heard: endless } }) },
    },
  },
  render(view, room) {
    const wrong = Object.keys(view.errors).length > 0
    const value = (field: Line) => view.fields[field]?.slice(0, room * 3)
    const line = (
      field: Line,
      max: number,
      more: { rows?: number; required?: boolean } = {},
    ): FormElement[] =>
      labelled(
        say((w) => w.clients.profile.fields[field]),
        input(field, {
          placeholder: say((w) => w.clients.profile.hints[field]),
          value: value(field),
          max,
          ...more,
        }),
        { required: more.required ?? false, error: view.errors[field] },
      )
    const save = (uscc?: string) =>
      saveClient.value({ client: view.client, ...(uscc ? { uscc } : {}) }, view.version)
    return card({
      title: say((w) => w.clients.profile.title(clipLine(view.name, 30))),
      tone: wrong ? 'orange' : 'blue',
      summary: say((w) => w.clients.profile.summary),
      elements: [
        wrong && markdown(sayMd((w) => ink('orange', w.visits.form.fixBelow))),
        form(
          'profile',
          [
            ...line('name', 60, { required: true }),
            ...line('uscc', 40),
            ...likelyCodes(view.likely ?? [], save),
            ...(view.errors.uscc || view.fields.uscc_reason !== undefined ? line('uscc_reason', 100) : []),
            ...typeField(view.fields.type),
            collapsible<FormElement>(
              say((w) => w.clients.profile.more),
              [
                ...line('city', 30),
                ...line('region', 30),
                ...line('group', 60),
                ...line('aliases', 200),
                ...line('business', 500, { rows: 2 }),
                ...line('organisation', 500, { rows: 2 }),
                ...line('plan', 500, { rows: 2 }),
              ],
              folded.some((field) => view.errors[field]),
            ),
          ],
          submitButton(
            'save',
            say((w) => w.clients.profile.save),
            save(),
            { type: 'primary_filled', width: 'fill' },
          ),
        ),
        buttonRow([
          button(
            say((w) => w.visits.form.cancel),
            closeClientForm.value({ client: view.client }, view.version),
            { type: 'text' },
          ),
        ]),
      ],
    })
  },
})
