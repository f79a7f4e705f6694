import { say } from '../i18n/say.ts'
import {
  collapsible,
  type FormElement,
  form,
  input,
  type RootElement,
  select,
  submitButton,
} from '../kit/elements.ts'
import { labelled } from '../kit/labelled.ts'
import { tiers } from '../rights/roles.ts'
import { dataAnswers, type ReviewFields, reviewTextLimit, submitReview } from './actions.ts'
import type { ItemState, ItemView } from './views.ts'

type FormState = Extract<ItemState, { status: 'form' }>

/** The three mandatory inputs, and folded the tier, which stays unless somebody says otherwise. */
export function reviewForm(view: ItemView, { fields, errors }: FormState): RootElement {
  const row = (name: keyof ReviewFields, control: FormElement): FormElement[] =>
    labelled(
      say((w) => w.review.item[name]),
      control,
      { required: name !== 'tier', error: errors[name] },
    )
  const text = (field: 'market' | 'feedback') =>
    row(
      field,
      input(field, {
        placeholder: say((w) => w.review.item[`${field}Hint`]),
        value: fields[field],
        required: true,
        max: reviewTextLimit,
        rows: 2,
      }),
    )
  const options = [...tiers, 'none' as const]
    .filter((tier) => tier !== view.tier)
    .map((tier) => ({
      value: tier,
      text: say(({ review: r }) => (tier === 'none' ? r.item.tierNone : r.item.tierOption(r.tier(tier)))),
    }))
  const stays = {
    value: view.tier,
    text: say(({ review: r }) => r.item.tierStays(r.tier(view.tier))),
  }
  const proposed = fields.tier ?? view.tier
  return form(
    'review',
    [
      ...row(
        'data',
        select('data', {
          placeholder: say((w) => w.review.item.dataHint),
          options: dataAnswers.map((value) => ({
            value,
            text: say((w) => w.review.item.dataAnswers[value]),
          })),
          value: fields.data,
          required: true,
        }),
      ),
      ...text('market'),
      ...text('feedback'),
      collapsible(
        say((w) => w.review.item.tierFold),
        row(
          'tier',
          select('tier', {
            placeholder: stays.text,
            options: [stays, ...options],
            value: proposed,
          }),
        ),
        proposed !== view.tier ||
          errors.tier !== undefined ||
          (view.hint !== undefined && view.hint !== view.tier),
      ),
    ],
    submitButton(
      'submit',
      say((w) => w.review.item.submit),
      submitReview.value({ item: view.item }, view.version),
      { type: 'primary_filled', width: 'fill' },
    ),
  )
}
