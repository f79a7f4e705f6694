import { say, sayMd } from '../i18n/say.ts'
import { card } from '../kit/card.ts'
import { defineCard } from '../kit/define.ts'
import {
  button,
  buttonRow,
  collapsible,
  type FreeElement,
  markdown,
  type RootElement,
  small,
} from '../kit/elements.ts'
import { bold, clipLine, dotted, type Ink, ink, lines, md } from '../kit/escape.ts'
import { calendarText } from '../kit/when.ts'
import { exactYuan } from '../kit/yuan.ts'
import { closeTierForm, openFlag, openJudge, openPropose } from './actions.ts'
import { amountsText, higherTiers, missingText, recognitionText, tierName, verdictText } from './explain.ts'
import { flagForm, judgeForm, proposeForm } from './forms.ts'
import { type Criterion, criteria, judgedItems, type Result, type recognitionItems } from './items.ts'
import { tieringSamples } from './samples.ts'
import type { AssessmentView, TieringView } from './views.ts'

const marks: Record<Result, { sign: string; colour: Ink }> = {
  pass: { sign: '✓', colour: 'green' },
  fail: { sign: '✗', colour: 'red' },
  unknown: { sign: '?', colour: 'orange' },
}
const mark = (result: Result) => ink(marks[result].colour, marks[result].sign)

/** Items a criterion rests on. */
const itemsOf: Record<Criterion, readonly (typeof recognitionItems)[number][]> = {
  scale: [],
  potential: ['demand', 'fits'],
  value: ['showcase'],
  payment: ['paid_on_time'],
}

/** A criterion with what it rests on: the figure, or who judged it and when; else what is missing. */
function criterionLine(view: TieringView, name: Criterion) {
  const { result, ways } = view.answer.recognition.criteria[name]
  const judged = view.assessments.filter((one) => itemsOf[name].some((item) => item === one.item))
  const latest = judged.toSorted((a, b) => b.day.localeCompare(a.day))[0]
  const when = latest && calendarText(latest.day, view)
  const lacks = ways.slice(0, 2).map(missingText)
  const annual = exactYuan(view.answer.annual)
  const project = view.answer.project === undefined ? undefined : exactYuan(view.answer.project)
  return sayMd(({ tiering: w }, of) => {
    const evidence =
      result !== 'pass'
        ? lacks.map(of).join(w.or)
        : name === 'scale'
          ? [w.signed(view.answer.months, of(annual)), ...(project ? [w.project(of(project))] : [])].join(
              w.list,
            )
          : judged.map((one) => w.items[one.item]).join(w.list)
    return dotted([
      md`${mark(result)} ${w.criteria[name]}`,
      ink('grey', evidence),
      result === 'pass' && latest && when && ink('grey', `${clipLine(latest.by, 10)} ${of(when)}`),
    ])
  })
}

/** Folded: its title says how recognition stands, and one block of what is missing is enough to read at once. */
function recognition(view: TieringView): RootElement {
  const each = criteria.map((name) => criterionLine(view, name))
  const verdict = recognitionText(view.answer)
  const title = say((w, of) => w.tiering.recognised(of(verdict)))
  return collapsible<FreeElement>(title, [markdown(sayMd((_, of) => lines(each.map(of))))])
}

/** What the rules say, the figures, and what waits for somebody or for its day. */
function verdict(view: TieringView): RootElement[] {
  const { answer, waiting, request } = view
  const says = verdictText(answer)
  const amounts = amountsText(answer)
  const day = waiting && calendarText(waiting.from, view)
  const higher = higherTiers(answer)
  return [
    markdown(
      sayMd((w, of) =>
        lines([
          bold(of(says)),
          ink('grey', of(amounts)),
          answer.confirmsScale && ink('orange', w.tiering.confirmsScale),
          waiting && day && ink('blue', w.tiering.waiting(of(tierName(waiting.to)), of(day))),
          request && ink('orange', w.tiering.requested(of(tierName(request.to)), clipLine(request.by, 20))),
        ]),
      ),
    ),
    ...(higher.length > 0
      ? [
          markdown(
            sayMd((w, of) =>
              lines([
                bold(w.tiering.missing),
                ...higher.map(({ tier, lack }) => md`${bold(w.rights.tiers[tier])} ${ink('grey', of(lack))}`),
              ]),
            ),
          ),
        ]
      : []),
  ]
}

function judgementLine(view: TieringView, one: AssessmentView, room: number) {
  const when = calendarText(one.day, view)
  return markdown(
    sayMd(({ tiering: w }, of) =>
      lines([
        dotted([
          md`${mark(one.result)} ${w.items[one.item]}`,
          ink('grey', `${clipLine(one.by, 20)} ${of(when)}`),
        ]),
        md`${clipLine(one.reason, Math.min(room, 100))}`,
      ]),
    ),
  )
}

function judgements(view: TieringView, room: number): RootElement {
  const done = judgedItems.filter((item) => view.assessments.some((one) => one.item === item)).length
  return collapsible<FreeElement>(
    say((w) => w.tiering.judgements(done, judgedItems.length)),
    view.assessments.length === 0
      ? [small(say((w) => w.tiering.nobodyJudged))]
      : view.assessments.map((one) => judgementLine(view, one, room)),
  )
}

/** Where a sentence's amounts differ from the record: the record counts. */
function heard({ heard, answer }: TieringView): RootElement[] {
  const said = (yuan: number, known: number | undefined) => ({
    said: exactYuan(yuan),
    known: known === undefined ? say((w) => w.tiering.heardNothing) : exactYuan(known),
  })
  const annual = heard?.annual === undefined ? undefined : said(heard.annual, answer.annual)
  const forecast = heard?.forecast === undefined ? undefined : said(heard.forecast, answer.forecast)
  if (!annual && !forecast) return []
  return [
    markdown(
      sayMd((w, of) =>
        lines([
          annual && ink('orange', w.tiering.heardAnnual(of(annual.said), of(annual.known))),
          forecast && ink('orange', w.tiering.heardForecast(of(forecast.said), of(forecast.known))),
        ]),
      ),
    ),
  ]
}

function acts(view: TieringView): RootElement[] {
  const of = { client: view.client }
  const buttons = [
    ...(view.may.act
      ? [
          ...(view.request
            ? []
            : [
                button(
                  say((w) => w.tiering.propose),
                  openPropose.value(of, view.version),
                  {
                    type: 'primary_filled',
                  },
                ),
              ]),
          button(
            say((w) => w.tiering.judge),
            openJudge.value(of, view.version),
          ),
        ]
      : []),
    ...(view.may.flag
      ? [
          button(
            say((w) => w.tiering.flag),
            openFlag.value(of, view.version),
            { type: 'danger' },
          ),
        ]
      : []),
  ]
  return buttons.length > 0 ? [buttonRow(buttons)] : []
}

function formOf(view: TieringView, room: number): RootElement[] | undefined {
  switch (view.form?.kind) {
    case 'judge':
      return judgeForm(view, view.form)
    case 'propose':
      return proposeForm(view, view.form, room)
    case 'flag':
      return flagForm(view, view.form)
    case undefined:
      return undefined
  }
}

/** `/定级 客户`: its tier, the answer of the rules with its reasons, and the forms that judge and propose. */
export const tieringCard = defineCard<TieringView>({
  name: 'tiering/tiering',
  samples: tieringSamples,
  render(view, room) {
    const since = view.since === undefined ? undefined : calendarText(view.since, view)
    const open = formOf(view, room)
    const wrong = Object.keys(view.form?.errors ?? {}).length > 0
    const says = verdictText(view.answer)
    const amounts = amountsText(view.answer)
    // The form itself goes through 战略; what comes next below it stands here.
    const next = higherTiers(view.answer).filter(({ tier }) => tier !== 'strategic')
    return card({
      title: say((w) => w.tiering.title(clipLine(view.name, 30))),
      subtitle: since && say((w, of) => w.tiering.since(of(since))),
      tone: wrong || view.request ? 'orange' : 'blue',
      tags: [{ text: tierName(view.tier), colour: view.tier ? 'blue' : 'neutral' }],
      summary: say((w) => w.tiering.summary),
      elements: open
        ? [
            ...heard(view),
            ...(view.form?.kind === 'propose'
              ? [
                  markdown(
                    sayMd((w, of) =>
                      lines([
                        bold(of(says)),
                        ink('grey', of(amounts)),
                        ...next.map(
                          ({ tier, lack }) => md`${bold(w.rights.tiers[tier])} ${ink('grey', of(lack))}`,
                        ),
                      ]),
                    ),
                  ),
                ]
              : []),
            ...open,
            buttonRow([
              button(
                say((w) => w.tiering.back),
                closeTierForm.value({ client: view.client }, view.version),
                { type: 'text' },
              ),
            ]),
          ]
        : [
            ...heard(view),
            ...verdict(view),
            recognition(view),
            judgements(view, room),
            ...acts(view),
            small(say((w) => `${w.tiering.policy(view.policyVersion)}${w.tiering.and}${w.tiering.never}`)),
          ],
    })
  },
})
