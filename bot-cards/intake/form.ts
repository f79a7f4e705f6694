import { clientField } from '../clients/client-field.ts'
import { say } from '../i18n/say.ts'
import { card } from '../kit/card.ts'
import { defineCard } from '../kit/define.ts'
import { button, type FormElement, form, input, select, small, submitButton } from '../kit/elements.ts'
import { clipLine } from '../kit/escape.ts'
import { labelled } from '../kit/labelled.ts'
import { endless, hostile, id } from '../kit/samples.ts'
import { same } from '../kit/text.ts'
import { workKinds } from '../projects/actions.ts'
import { levels } from '../tickets/kinds.ts'
import { backToDraft, saveTicketDraft } from './actions.ts'
import type { TicketFormView } from './views.ts'

type Text = 'part' | 'place' | 'description' | 'reporter' | 'phone'
const longest: Record<Text, number> = { part: 20, place: 60, description: 1000, reporter: 40, phone: 30 }

function fields(view: TicketFormView): FormElement[] {
  const { fields: given, errors } = view
  const text = (name: Text, required = false) =>
    labelled(
      say((w) => w.intake.form[name]),
      input(name, {
        placeholder: say((w) => w.intake.form[`${name}Hint`]),
        value: given[name],
        max: longest[name],
      }),
      { required, error: errors[name] },
    )
  return [
    ...(view.projects.length > 0
      ? labelled(
          say((w) => w.intake.form.project),
          select('project', {
            placeholder: say((w) => w.intake.form.projectHint),
            options: view.projects
              .slice(0, 30)
              .map((one) => ({ value: one.id, text: same(clipLine(`${one.name} · ${one.client}`, 40)) })),
            value: given.project,
          }),
          { error: errors.project },
        )
      : []),
    ...clientField(view.clients, given, errors),
    ...text('description', true),
    ...text('part'),
    ...text('place'),
    ...labelled(
      say((w) => w.intake.form.level),
      select('level', {
        placeholder: say((w) => w.intake.form.level),
        options: levels.map((level) => ({ value: level, text: say((w) => w.tickets.levels[level]) })),
        value: given.level,
      }),
      { error: errors.level },
    ),
    ...labelled(
      say((w) => w.intake.form.work),
      select('work', {
        placeholder: say((w) => w.intake.form.workHint),
        options: workKinds.map((work) => ({ value: work, text: say((w) => w.projects.works[work]) })),
        value: given.work,
      }),
      { error: errors.work },
    ),
    ...text('reporter'),
    ...text('phone'),
  ]
}

const base: TicketFormView = {
  draft: id('tkd'),
  version: 1,
  isNew: true,
  fields: {
    client: undefined,
    client_typed: undefined,
    project: undefined,
    part: undefined,
    place: undefined,
    work: undefined,
    level: 'p2',
    description: undefined,
    reporter: undefined,
    phone: undefined,
  },
  errors: {},
  clients: [{ id: id('cli'), name: '万川置业' }],
  projects: [{ id: id('prj'), name: '万川云庭二期精装', client: '万川置业' }],
}

/** The form of a report: empty for /报修, or what was understood to be put right. */
export const ticketFormCard = defineCard<TicketFormView>({
  name: 'intake/form',
  samples: {
    'a new report': base,
    'what was understood, put right': {
      ...base,
      isNew: false,
      fields: { ...base.fields, description: '大堂漏水', part: '3号楼', level: 'p1', work: 'waterproofing' },
      errors: { client_typed: { zh: '还没说是哪家客户。', en: 'Say which client.' } },
    },
    extremes: {
      ...base,
      fields: { ...base.fields, description: endless, place: hostile, phone: hostile, client_typed: endless },
      errors: { description: { zh: hostile, en: hostile } },
      clients: Array.from({ length: 40 }, (_, n) => ({ id: id('cli', n), name: hostile })),
      projects: Array.from({ length: 40 }, (_, n) => ({ id: id('prj', n), name: endless, client: hostile })),
    },
  },
  render(view) {
    const { draft, version } = view
    const wrong = Object.keys(view.errors).length > 0
    return card({
      title: say((w) => (view.isNew ? w.intake.form.title : w.intake.form.edit)),
      tone: wrong ? 'orange' : 'blue',
      summary: say((w) => w.intake.form.summary),
      elements: [
        wrong &&
          small(
            say((w) => w.intake.form.fixBelow),
            'red',
          ),
        form(
          'ticket',
          fields(view),
          submitButton(
            'save',
            say((w) => w.intake.form.save),
            saveTicketDraft.value({ draft }, version),
            { type: 'primary_filled', width: 'fill' },
          ),
        ),
        button(
          say((w) => w.intake.form.back),
          backToDraft.value({ draft }, version),
        ),
      ],
    })
  },
})
