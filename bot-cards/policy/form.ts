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
  select,
  small,
  submitButton,
} from '../kit/elements.ts'
import { clipLine, ink, lines, md } from '../kit/escape.ts'
import { hostile } from '../kit/samples.ts'
import type { Bilingual } from '../kit/text.ts'
import { roles } from '../rights/roles.ts'
import { openChapter, submitValue } from './actions.ts'
import { chapterOf, recognitionFormulas } from './keys.ts'
import { problemText } from './problem-text.ts'
import { chain, departments, oral, top } from './samples.ts'
import { typedText, valueText } from './value-text.ts'
import type { PolicyFormView } from './views.ts'

const fieldOf = (view: PolicyFormView): FormElement => {
  const value = view.typed ?? typedText(view.unit, view.value).zh
  const pick = (options: { value: string; text: Bilingual }[]) =>
    select('value', { placeholder: say((w) => w.policy.form.choose), options, value, required: true })
  if (view.unit === 'switch')
    return pick([
      { value: 'true', text: say((w) => w.policy.yes) },
      { value: 'false', text: say((w) => w.policy.no) },
    ])
  if (view.unit === 'choice')
    return pick(recognitionFormulas.map((one) => ({ value: one, text: say((w) => w.policy.formulas[one]) })))
  const example = typedText(view.unit, view.standard)
  return input('value', {
    placeholder: say((w, of) => w.policy.form.example(of(example).split('\n')[0] ?? '')),
    value,
    required: true,
    ...(view.unit === 'map' ? { rows: 6 } : { max: 100 }),
  })
}

/** One value: what it means, what it is, what it shall be and from when. */
export const policyFormCard = defineCard<PolicyFormView>({
  name: 'policy/form',
  samples: {
    amount: { ...top, version: 2, errors: {} },
    'a wrong amount': {
      ...top,
      version: 2,
      typed: hostile,
      from: '2026-11-01',
      errors: {
        value: problemText('amount', { unit: 'yuan', default: 50_000_000 }),
        from: say((w) => w.policy.form.fromWrong),
      },
    },
    roles: { ...chain, version: 0, errors: {} },
    switch: { ...oral, version: 0, errors: {} },
    departments: { ...departments, version: 0, errors: {} },
  },
  render(view) {
    const { key, errors } = view
    return card({
      title: say((w) => w.policy.names[key][0]),
      tone: errors.value || errors.from ? 'orange' : 'blue',
      subtitle: say((w) => w.policy.clause(view.clause)),
      summary: say((w) => w.policy.form.summary),
      elements: [
        markdown(
          sayMd((w, of) =>
            lines([
              md`${w.policy.names[key][1]}`,
              md`${w.policy.form.now(clipLine(of(valueText(view.unit, view.value)), 120))}`,
              ink('grey', w.policy.form.standard(clipLine(of(valueText(view.unit, view.standard)), 120))),
            ]),
          ),
        ),
        form(
          'policy_value',
          [
            markdown(sayMd((w) => md`${w.policy.form.value} ${ink('red', '*')}`)),
            fieldOf(view),
            ...(errors.value ? [small(errors.value, 'red')] : []),
            ...(view.unit === 'roles'
              ? [
                  small(say((w) => w.policy.form.order)),
                  collapsible<FormElement>(
                    say((w) => w.policy.form.posts),
                    [small(say((w) => roles.map((role) => w.rights.roles[role]).join(w.policy.comma)))],
                  ),
                ]
              : []),
            ...(view.unit === 'map' ? [small(say((w) => w.policy.form.mapHint))] : []),
            markdown(sayMd((w) => md`${w.policy.form.from}`)),
            datePicker('from', { placeholder: say((w) => w.policy.form.fromHint), value: view.from }),
            ...(errors.from ? [small(errors.from, 'red')] : []),
          ],
          submitButton(
            'submit',
            say((w) => w.policy.form.press),
            submitValue.value({ key }, view.version),
            {
              type: 'primary_filled',
              width: 'fill',
            },
          ),
        ),
        button(
          say((w) => w.policy.back),
          openChapter.value({ chapter: chapterOf(key) }, 0),
          { type: 'text' },
        ),
      ],
    })
  },
})
