import { say, sayMd } from '../i18n/say.ts'
import {
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
import { ink, md } from '../kit/escape.ts'
import { tiers } from '../rights/roles.ts'
import { dataAnswers, type ReviewFields, reviewTextLimit, submitReview } from './actions.ts'
import type { ItemState, ItemView } from './views.ts'

type FormState = Extract<ItemState, { status: 'form' }>

/** The three mandatory inputs, and folded the tier, which stays unless somebody says otherwise. */
export function reviewForm(view: ItemView, { fields, errors }: FormState): RootElement {
  const labelled = (field: keyof ReviewFields, control: FormElement): FormElement[] => {
    const error = errors[field]
    return [
      markdown(sayMd((w) => md`${w.review.item[field]}${field === 'tier' ? '' : md` ${ink('red', '*')}`}`)),
      control,
      ...(error ? [small(error, 'red')] : []),
    ]
  }
  const text = (field: 'market' | 'feedback') =>
    labelled(
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
      ...labelled(
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
        labelled(
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
