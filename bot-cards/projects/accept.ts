import { say } from '../i18n/say.ts'
import { card } from '../kit/card.ts'
import { defineCard } from '../kit/define.ts'
import { button, datePicker, form, input, multiSelect, small, submitButton } from '../kit/elements.ts'
import { clipLine } from '../kit/escape.ts'
import { labelled } from '../kit/labelled.ts'
import { endless, hostile, id } from '../kit/samples.ts'
import { openProject, saveAcceptance, workKinds } from './actions.ts'
import type { AcceptanceFormView } from './views.ts'

const base: AcceptanceFormView = {
  project: { id: id('prj'), version: 1, name: '万川云庭二期精装' },
  fields: { works: [...workKinds] },
  errors: {},
}

/** What was accepted when, in which part: the day every warranty of it runs from. */
export const acceptanceCard = defineCard<AcceptanceFormView>({
  name: 'projects/accept',
  samples: {
    'the whole project': base,
    'something wrong': {
      ...base,
      fields: { part: '3号楼', works: [], longer: '1' },
      errors: {
        accepted_on: { zh: '选一下验收合格那天。', en: 'Pick the day of acceptance.' },
        longer: { zh: '比规定的还短。', en: 'Shorter than the rule.' },
      },
    },
    extremes: {
      ...base,
      project: { ...base.project, name: endless },
      fields: { part: endless, works: [...workKinds], longer: hostile },
      errors: { part: { zh: hostile, en: hostile } },
    },
  },
  render(view) {
    const { project, fields, errors } = view
    const wrong = Object.keys(errors).length > 0
    return card({
      title: say((w) => w.projects.accept.title(clipLine(project.name, 20))),
      tone: wrong ? 'orange' : 'blue',
      summary: say((w) => w.projects.accept.summary),
      elements: [
        wrong &&
          small(
            say((w) => w.projects.form.fixBelow),
            'red',
          ),
        form(
          'acceptance',
          [
            ...labelled(
              say((w) => w.projects.accept.day),
              datePicker('accepted_on', {
                placeholder: say((w) => w.projects.form.day),
                value: fields.accepted_on,
              }),
              { required: true, error: errors.accepted_on },
            ),
            ...labelled(
              say((w) => w.projects.accept.works),
              multiSelect('works', {
                placeholder: say((w) => w.projects.accept.worksHint),
                options: workKinds.map((value) => ({ value, text: say((w) => w.projects.works[value]) })),
                values: fields.works,
              }),
              { required: true, error: errors.works },
            ),
            ...labelled(
              say((w) => w.projects.accept.part),
              input('part', {
                placeholder: say((w) => w.projects.accept.partHint),
                value: fields.part,
                max: 20,
              }),
              { error: errors.part },
            ),
            ...labelled(
              say((w) => w.projects.accept.longer),
              input('longer', {
                placeholder: say((w) => w.projects.accept.longerHint),
                value: fields.longer,
                max: 3,
              }),
              { error: errors.longer },
            ),
          ],
          submitButton(
            'save',
            say((w) => w.projects.accept.save),
            saveAcceptance.value({ project: project.id }, project.version),
            { type: 'primary_filled', width: 'fill' },
          ),
        ),
        small(say((w) => w.projects.accept.note)),
        button(
          say((w) => w.projects.form.back),
          openProject.value({ project: project.id, anew: false }, 0),
        ),
      ],
    })
  },
})
