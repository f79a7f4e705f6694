import { clientField } from '../clients/client-field.ts'
import { say } from '../i18n/say.ts'
import { card } from '../kit/card.ts'
import { defineCard } from '../kit/define.ts'
import {
  button,
  collapsible,
  datePicker,
  type FormElement,
  form,
  input,
  multiSelect,
  personPicker,
  small,
  submitButton,
} from '../kit/elements.ts'
import { clipLine } from '../kit/escape.ts'
import { labelled } from '../kit/labelled.ts'
import { endless, hostile, id, openId } from '../kit/samples.ts'
import { same } from '../kit/text.ts'
import { createProject, listProjects, openProject, type ProjectFields, saveProject } from './actions.ts'
import type { ProjectFormView } from './views.ts'

/** What is asked of everybody: its name, where it is, who runs it. */
function first(view: ProjectFormView): FormElement[] {
  const { fields, errors } = view
  return [
    ...(view.clients ? clientField(view.clients, fields, errors) : []),
    ...labelled(
      say((w) => w.projects.form.name),
      input('name', { placeholder: say((w) => w.projects.form.nameHint), value: fields.name, max: 60 }),
      { required: true, error: errors.name },
    ),
    ...labelled(
      say((w) => w.projects.form.city),
      input('city', { placeholder: say((w) => w.projects.form.cityHint), value: fields.city, max: 20 }),
      { required: true, error: errors.city },
    ),
    ...labelled(
      say((w) => w.projects.form.manager),
      personPicker('manager', {
        placeholder: say((w) => w.projects.form.managerHint),
        people: view.colleagues,
        value: fields.manager,
      }),
      { error: errors.manager },
    ),
  ]
}

const folding = [
  'site',
  'contacts',
  'started_on',
  'contract_no',
  'contract',
  'defect_months',
  'retention',
  'retention_on',
] as const satisfies readonly (keyof ProjectFields)[]

/** Site, contract and money held back: folded, unless something in there is wrong. */
function folded(view: ProjectFormView): FormElement[] {
  const { fields, errors } = view
  const text = (name: 'site' | 'contract_no' | 'contract' | 'defect_months' | 'retention', max: number) => {
    const key = {
      site: 'site',
      contract_no: 'contractNo',
      contract: 'contract',
      defect_months: 'defect',
      retention: 'retention',
    } as const
    const hint = {
      site: 'siteHint',
      contract_no: 'contractNoHint',
      contract: 'amountHint',
      defect_months: 'defectHint',
      retention: 'amountHint',
    } as const
    return labelled(
      say((w) => w.projects.form[key[name]]),
      input(name, { placeholder: say((w) => w.projects.form[hint[name]]), value: fields[name], max }),
      { error: errors[name] },
    )
  }
  return [
    ...text('site', 100),
    ...(view.contacts.length > 0
      ? labelled(
          say((w) => w.projects.form.contacts),
          multiSelect('contacts', {
            placeholder: say((w) => w.projects.form.contactsHint),
            options: view.contacts.slice(0, 50).map((one) => ({ value: one.id, text: same(one.name) })),
            values: fields.contacts,
          }),
          { error: errors.contacts },
        )
      : []),
    ...labelled(
      say((w) => w.projects.form.started),
      datePicker('started_on', { placeholder: say((w) => w.projects.form.day), value: fields.started_on }),
      { error: errors.started_on },
    ),
    ...text('contract_no', 40),
    ...(view.money ? text('contract', 30) : []),
    ...text('defect_months', 3),
    ...(view.money
      ? [
          ...text('retention', 30),
          ...labelled(
            say((w) => w.projects.form.retentionOn),
            datePicker('retention_on', {
              placeholder: say((w) => w.projects.form.retentionOnHint),
              value: fields.retention_on,
            }),
            { error: errors.retention_on },
          ),
        ]
      : []),
  ]
}

const base: ProjectFormView = {
  project: id('prj'),
  version: 1,
  client: { id: id('cli'), name: '万川置业' },
  isNew: true,
  fields: { city: '杭州', contacts: [] },
  errors: {},
  colleagues: [openId(2), openId(3)],
  contacts: [{ id: id('con'), name: '刘工' }],
  money: true,
}

const { client: _, ...forAny } = base

/** The form of a project, new or known. */
export const projectFormCard = defineCard<ProjectFormView>({
  name: 'projects/form',
  samples: {
    'a new one for a client': base,
    'a new one for any client, something wrong inside the fold': {
      ...forAny,
      clients: [{ id: id('cli'), name: '万川置业' }],
      fields: { name: '云庭二期', defect_months: '36', contacts: [] },
      errors: {
        city: { zh: '写一下在哪个城市。', en: 'Say which city.' },
        defect_months: { zh: '最多 24 个月。', en: 'At most 24 months.' },
      },
    },
    'a known one, for a reader without amounts': {
      ...base,
      isNew: false,
      money: false,
      fields: { name: '云庭二期', city: '杭州', contacts: [] },
    },
    extremes: {
      ...base,
      client: { id: id('cli'), name: endless },
      fields: {
        name: endless,
        city: hostile,
        site: endless,
        contract_no: hostile,
        contract: endless,
        contacts: [],
      },
      errors: { name: { zh: hostile, en: hostile } },
      colleagues: Array.from({ length: 60 }, (_, n) => openId(n)),
      contacts: Array.from({ length: 60 }, (_, n) => ({ id: id('con', n), name: hostile })),
    },
  },
  render(view) {
    const { client, project, version } = view
    const wrong = Object.keys(view.errors)
    const submit = view.isNew
      ? createProject.value({ project, ...(client ? { client: client.id } : {}) }, 0)
      : saveProject.value({ project }, version)
    return card({
      title: say((w) =>
        view.isNew
          ? client
            ? w.projects.form.addFor(clipLine(client.name, 20))
            : w.projects.form.add
          : w.projects.form.edit(clipLine(view.fields.name ?? '', 20)),
      ),
      tone: wrong.length > 0 ? 'orange' : 'blue',
      summary: say((w) => w.projects.form.summary),
      elements: [
        wrong.length > 0 &&
          small(
            say((w) => w.projects.form.fixBelow),
            'red',
          ),
        form(
          'project',
          [
            ...first(view),
            collapsible(
              say((w) => w.projects.form.more),
              folded(view),
              folding.some((one) => wrong.includes(one)),
            ),
          ],
          submitButton(
            'save',
            say((w) => w.projects.form.save),
            submit,
            { type: 'primary_filled', width: 'fill' },
          ),
        ),
        button(
          say((w) => w.projects.form.back),
          view.isNew
            ? listProjects.value({ ...(client ? { client: client.id } : {}), from: 0 }, 0)
            : openProject.value({ project, anew: false }, 0),
        ),
      ],
    })
  },
})
