import { say, sayMd } from '../i18n/say.ts'
import { card } from '../kit/card.ts'
import { defineCard } from '../kit/define.ts'
import {
  button,
  collapsible,
  datePicker,
  type FreeElement,
  form,
  input,
  markdown,
  type RootElement,
  rowWithButton,
  select,
  small,
  submitButton,
} from '../kit/elements.ts'
import { bold, clipLine, dotted, ink, lines, md, struck } from '../kit/escape.ts'
import { labelled } from '../kit/labelled.ts'
import { drawn, endless, hostile, id } from '../kit/samples.ts'
import type { Bilingual } from '../kit/text.ts'
import { calendarText, type Drawn } from '../kit/when.ts'
import { refusalText } from '../system/refusals.ts'
import { yuanText } from '../visits/asking.ts'
import { addFigure, cancelFigure, type FigureFields, type FigureKind, figureKinds } from './figure-actions.ts'

export type FigureView = {
  id: string
  kind: FigureKind
  yuan: number
  onDay: string
  label: string
  by: string
  cancelledOn?: string
}

/** The amounts of a client, and the form that adds one where the reader may. */
export type AmountsView = Drawn & {
  client: string
  version: number
  name: string
  months: number
  annual: number
  /** With the whole group's signed amounts. */
  group: boolean
  figures: FigureView[]
  total: number
  form?: { fields: FigureFields; errors: Partial<Record<keyof FigureFields, Bilingual>> }
}

const shown = 5
const folded = 8

function row(one: FigureView, view: AmountsView, room: number): FreeElement {
  const day = calendarText(one.onDay, view)
  const gone = one.cancelledOn !== undefined
  const text = markdown(
    sayMd((w, of) => {
      const amount = of(yuanText(one.yuan))
      return lines([
        dotted([
          gone ? ink('grey', struck(amount)) : bold(amount),
          md`${w.clients.figures.kinds[one.kind]}`,
          gone && ink('grey', w.clients.figures.cancelled),
        ]),
        ink(
          'grey',
          dotted([
            one.label !== '' && md`${clipLine(one.label, Math.min(room, 30))}`,
            md`${of(day)}`,
            md`${clipLine(one.by, 12)}`,
          ]),
        ),
      ])
    }),
  )
  if (gone || !view.form) return text
  return rowWithButton(
    text,
    button(
      say((w) => w.clients.figures.cancel),
      cancelFigure.value({ figure: one.id }, 0),
      { size: 'small', type: 'text' },
    ),
  )
}

function add(view: AmountsView, { fields, errors }: NonNullable<AmountsView['form']>): RootElement {
  return form(
    'figure',
    [
      ...labelled(
        say((w) => w.clients.figures.kind),
        select('kind', {
          placeholder: say((w) => w.clients.figures.kindHint),
          options: figureKinds.map((kind) => ({
            value: kind,
            text: say((w) => w.clients.figures.kinds[kind]),
          })),
          value: fields.kind,
          required: true,
        }),
        { required: true, error: errors.kind },
      ),
      ...labelled(
        say((w) => w.clients.figures.amount),
        input('amount', {
          placeholder: say((w) => w.clients.figures.amountHint),
          value: fields.amount,
          max: 30,
          required: true,
        }),
        { required: true, error: errors.amount },
      ),
      ...labelled(
        say((w) => w.clients.figures.label),
        input('label', {
          placeholder: say((w) => w.clients.figures.labelHint),
          value: fields.label,
          max: 60,
        }),
        { error: errors.label },
      ),
      ...labelled(
        say((w) => w.clients.figures.day),
        datePicker('day', { placeholder: say((w) => w.clients.figures.dayHint), value: fields.day }),
        { error: errors.day },
      ),
    ],
    submitButton(
      'add',
      say((w) => w.clients.figures.add),
      addFigure.value({ client: view.client }, view.version),
      { type: 'primary_filled', width: 'fill' },
    ),
  )
}

const usual: AmountsView = {
  ...drawn,
  client: id('cli', 1),
  version: 3,
  name: '万川置业',
  months: 12,
  annual: 52_000_000,
  group: false,
  figures: [
    {
      id: id('fig', 1),
      kind: 'call_off',
      yuan: 12_000_000,
      onDay: '2026-10-12',
      label: '二期精装第三批',
      by: '小李',
    },
    {
      id: id('fig', 2),
      kind: 'contract',
      yuan: 40_000_000,
      onDay: '2026-03-02',
      label: '一期精装',
      by: '小李',
    },
    {
      id: id('fig', 3),
      kind: 'framework',
      yuan: 200_000_000,
      onDay: '2026-01-15',
      label: '两年集采框架',
      by: '小李',
    },
    {
      id: id('fig', 4),
      kind: 'contract',
      yuan: 3_000_000,
      onDay: '2025-12-20',
      label: '样板间',
      by: '小周',
      cancelledOn: '2026-02-01',
    },
    { id: id('fig', 5), kind: 'forecast_3y', yuan: 160_000_000, onDay: '2026-11-20', label: '', by: '王芳' },
  ],
  total: 5,
  form: { fields: { day: undefined }, errors: {} },
}

/** `/金额 客户`: what was signed, called off and forecast (制度二(二), 二(三)); one more is added below. */
export const amountsCard = defineCard<AmountsView>({
  name: 'clients/amounts',
  samples: {
    'a usual client': usual,
    'only to look at': (({ form: _, ...rest }) => rest)(usual),
    'nothing yet': { ...usual, annual: 0, figures: [], total: 0 },
    'wrong amount': {
      ...usual,
      form: {
        fields: { kind: 'contract', amount: '3200', label: '二期精装', day: '2026-11-30' },
        errors: {
          amount: refusalText({
            code: 'amount_unclear',
            params: { heard: '3200', options: '3,200 / 3,200万' },
          }),
          day: refusalText({ code: 'signed_in_future', params: {} }),
        },
      },
    },
    'hostile words': {
      ...usual,
      name: hostile,
      group: true,
      annual: 999_999_999_999,
      figures: Array.from({ length: 40 }, (_, n) => ({
        id: id('fig', n),
        kind: 'project_investment' as const,
        yuan: 123_456_789_012,
        onDay: '2024-02-29',
        label: endless,
        by: hostile,
      })),
      total: 400,
      form: { fields: { kind: hostile, amount: hostile, label: endless, day: hostile }, errors: {} },
    },
  },
  render(view, room) {
    const older = view.figures.slice(shown, shown + folded)
    const unshown = view.total - Math.min(view.figures.length, shown)
    const wrong = Object.keys(view.form?.errors ?? {}).length > 0
    return card({
      title: say((w) => w.clients.figures.title(clipLine(view.name, 30))),
      tone: wrong ? 'orange' : 'blue',
      summary: say((w) => w.clients.figures.summary),
      elements: [
        markdown(
          sayMd((w, of) =>
            dotted([
              md`${w.clients.card.annual(view.months)} ${bold(of(yuanText(view.annual)))}`,
              view.group && ink('grey', w.clients.figures.withGroup),
            ]),
          ),
        ),
        view.figures.length === 0 && small(say((w) => w.clients.figures.none)),
        ...view.figures.slice(0, shown).map((one) => row(one, view, room)),
        older.length > 0 &&
          collapsible<FreeElement>(
            say((w) => w.clients.figures.older(unshown)),
            older.map((one) => row(one, view, room)),
          ),
        view.form && markdown(sayMd((w) => bold(w.clients.figures.another))),
        view.form && add(view, view.form),
      ],
    })
  },
})
