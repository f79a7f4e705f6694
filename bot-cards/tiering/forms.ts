import { say, sayMd } from '../i18n/say.ts'
import type { WireValue } from '../kit/action.ts'
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
import { ink, lines, md } from '../kit/escape.ts'
import { labelled } from '../kit/labelled.ts'
import type { Bilingual } from '../kit/text.ts'
import { calendarText } from '../kit/when.ts'
import { tiers } from '../rights/roles.ts'
import { submitFlag, submitJudge, submitPropose } from './actions.ts'
import { conditions, tierName } from './explain.ts'
import { judgedItems, results } from './items.ts'
import type { TierForm, TieringView } from './views.ts'

type Form<K extends TierForm['kind']> = Extract<TierForm, { kind: K }>

const field = (
  name: Bilingual,
  control: FormElement,
  error: Bilingual | undefined,
  required = true,
): FormElement[] => labelled(name, control, { required, error })

const send = (text: Bilingual, value: WireValue) =>
  submitButton('send', text, value, { type: 'primary_filled', width: 'fill' })

/** One judgement: which item, what, and why in writing. */
export function judgeForm(view: TieringView, { fields, errors }: Form<'judge'>): RootElement[] {
  const known = new Map(view.assessments.map((one) => [one.item, one.result]))
  const items = judgedItems.map((item) => {
    const result = known.get(item)
    return {
      value: item,
      text: say(({ tiering: w }) => (result ? `${w.items[item]} · ${w.results[result]}` : w.items[item])),
    }
  })
  const fieldset = [
    ...field(
      say((w) => w.tiering.judgeForm.item),
      select('item', {
        placeholder: say((w) => w.tiering.judgeForm.itemHint),
        options: items,
        value: fields.item,
        required: true,
      }),
      errors.item,
    ),
    ...field(
      say((w) => w.tiering.judgeForm.result),
      select('result', {
        placeholder: say((w) => w.tiering.judgeForm.resultHint),
        options: results.map((value) => ({ value, text: say((w) => w.tiering.results[value]) })),
        value: fields.result,
        required: true,
      }),
      errors.result,
    ),
    ...field(
      say((w) => w.tiering.judgeForm.reason),
      input('reason', {
        placeholder: say((w) => w.tiering.judgeForm.reasonHint),
        value: fields.reason,
        required: true,
        max: 500,
        rows: 3,
      }),
      errors.reason,
    ),
  ]
  return [
    form(
      'judge',
      fieldset,
      send(
        say((w) => w.tiering.judgeForm.save),
        submitJudge.value({ client: view.client }, view.version),
      ),
    ),
    small(say((w) => w.tiering.judgeForm.payment(view.overdueDays))),
  ]
}

/** Tiers that may be proposed; by its standing 战略 may be even where the amounts do not hold. */
function targets(view: TieringView): { value: string; text: Bilingual }[] {
  const holds = (tier: (typeof tiers)[number]) =>
    view.answer.tests.some(
      (test) =>
        test.tier === tier &&
        test.routes.some((route) => route.route === 'amounts' && route.missing.length === 0),
    )
  const open = (tier: (typeof tiers)[number] | undefined) => tier !== view.tier || view.waiting !== undefined
  return [
    ...tiers.flatMap((tier) => {
      if (!open(tier)) return []
      const plain = { value: tier, text: tierName(tier) }
      if (tier !== 'strategic')
        return [
          holds(tier)
            ? plain
            : {
                value: tier,
                text: say((w) => w.tiering.proposeForm.notEnough(w.rights.tiers[tier])),
              },
        ]
      return [
        ...(holds(tier) ? [plain] : []),
        { value: 'strategic_leader', text: say((w) => w.tiering.proposeForm.leader) },
      ]
    }),
    ...(open(undefined) ? [{ value: 'none', text: tierName(undefined) }] : []),
  ]
}

/** The amounts route of 战略, condition by condition, and the other way in where it does not hold. */
function strategicTest(view: TieringView): RootElement[] {
  const amounts = view.answer.tests
    .find((test) => test.tier === 'strategic')
    ?.routes.find((route) => route.route === 'amounts')
  if (view.tier === 'strategic' || !amounts) return []
  const { met, lacks } = conditions(amounts)
  return [
    markdown(
      sayMd((_, of) =>
        lines([
          ...met.map((one) => md`${ink('green', '✓')} ${of(one)}`),
          ...lacks.map((one) => md`${ink('red', '✗')} ${of(one)}`),
        ]),
      ),
    ),
    ...(lacks.length > 0 ? [markdown(sayMd((w) => md`${w.tiering.proposeForm.offerLeader}`))] : []),
  ]
}

/** Proposes a tier: which, and why; as a leader of its industry, the grounds of both items as well. */
export function proposeForm(
  view: TieringView,
  { fields, errors, starts }: Form<'propose'>,
  room: number,
): RootElement[] {
  const passed = (item: string) => view.assessments.some((one) => one.item === item && one.result === 'pass')
  const day = starts === undefined ? undefined : calendarText(starts, view)
  const ground = (item: 'industry_leader' | 'decisive', label: Bilingual, hint: Bilingual) =>
    passed(item)
      ? []
      : field(
          label,
          input(item, { placeholder: hint, value: fields[item]?.slice(0, room * 2), max: 300, rows: 2 }),
          errors[item],
          false,
        )
  const grounds = [
    ...ground(
      'industry_leader',
      say((w) => w.tiering.proposeForm.leaderReason),
      say((w) => w.tiering.proposeForm.leaderHint),
    ),
    ...ground(
      'decisive',
      say((w) => w.tiering.proposeForm.decisiveReason),
      say((w) => w.tiering.proposeForm.decisiveHint),
    ),
  ]
  const unfolded =
    fields.to === 'strategic_leader' || Boolean(errors.industry_leader) || Boolean(errors.decisive)
  return [
    ...strategicTest(view),
    form(
      'propose',
      [
        ...field(
          say((w) => w.tiering.proposeForm.to),
          select('to', {
            placeholder: say((w) => w.tiering.proposeForm.toHint),
            options: targets(view),
            value: fields.to,
            required: true,
          }),
          errors.to,
        ),
        ...field(
          say((w) => w.tiering.proposeForm.reason),
          input('reason', {
            placeholder: say((w) => w.tiering.proposeForm.reasonHint),
            value: fields.reason?.slice(0, room * 2),
            required: true,
            max: 500,
            rows: 3,
          }),
          errors.reason,
        ),
        ...(grounds.length > 0
          ? [
              collapsible<FormElement>(
                say((w) => w.tiering.proposeForm.leaderFold),
                grounds,
                unfolded,
              ),
            ]
          : []),
      ],
      send(
        say((w) => w.tiering.proposeForm.send),
        submitPropose.value({ client: view.client }, view.version),
      ),
    ),
    small(say((w, of) => (day ? w.tiering.proposeForm.starts(of(day)) : w.tiering.proposeForm.thenNow))),
  ]
}

/** Legal sets or lifts the flag 恶意拖欠, with a reason. */
export function flagForm(view: TieringView, { fields, errors }: Form<'flag'>): RootElement[] {
  return [
    markdown(sayMd((w) => md`${w.tiering.flagForm.body(view.arrearsMonths)}`)),
    form(
      'flag',
      [
        ...field(
          say((w) => w.tiering.flagForm.what),
          select('what', {
            placeholder: say((w) => w.tiering.flagForm.whatHint),
            options: [
              { value: 'set', text: say((w) => w.tiering.flagForm.set) },
              { value: 'lift', text: say((w) => w.tiering.flagForm.lift) },
            ],
            value: fields.what,
            required: true,
          }),
          errors.what,
        ),
        ...field(
          say((w) => w.tiering.flagForm.reason),
          input('reason', {
            placeholder: say((w) => w.tiering.flagForm.reasonHint),
            value: fields.reason,
            required: true,
            max: 500,
            rows: 3,
          }),
          errors.reason,
        ),
      ],
      send(
        say((w) => w.tiering.flagForm.save),
        submitFlag.value({ client: view.client }, view.version),
      ),
    ),
  ]
}
