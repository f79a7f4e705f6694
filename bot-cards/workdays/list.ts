import { say, sayMd } from '../i18n/say.ts'
import { card } from '../kit/card.ts'
import { defineCard } from '../kit/define.ts'
import { button, buttonRow, form, input, markdown, small, submitButton } from '../kit/elements.ts'
import { clipLine, ink, lines, md } from '../kit/escape.ts'
import { awaitList, confirmList, openListForm, readList } from './actions.ts'
import { countOf, dayLines } from './day-lines.ts'
import { draftSamples, formSamples } from './samples.ts'
import type { ListDraftView, ListFormView } from './views.ts'

const faultsShown = 8

/** The form a year's list is pasted into, with what is wrong in what was. */
export const workListFormCard = defineCard<ListFormView>({
  name: 'workdays/list',
  samples: formSamples,
  render: ({ year, text, faults }) =>
    card({
      title: say((w) => w.workdays.list.title),
      tone: faults.length > 0 ? 'orange' : 'blue',
      summary: say((w) => w.workdays.list.summary),
      elements: [
        ...(faults.length === 0
          ? [small(say((w) => w.workdays.list.lead))]
          : [
              markdown(
                sayMd((w) =>
                  lines([
                    ink('red', w.workdays.list.faulty),
                    ...faults
                      .slice(0, faultsShown)
                      .map((one) => md`${w.workdays.list.faults[one.code](clipLine(one.heard, 40))}`),
                    faults.length > faultsShown &&
                      ink('grey', w.workdays.list.moreFaults(faults.length - faultsShown)),
                  ]),
                ),
              ),
            ]),
        form(
          'work_list',
          [
            markdown(sayMd((w) => md`${w.workdays.list.text} ${ink('red', '*')}`)),
            input('list', {
              placeholder: say((w) => w.workdays.list.textHint),
              value: text,
              required: true,
              rows: 6,
            }),
            markdown(sayMd((w) => md`${w.workdays.list.year}`)),
            input('year', { placeholder: say((w) => w.workdays.list.yearHint), value: year, max: 10 }),
          ],
          submitButton(
            'read',
            say((w) => w.workdays.list.read),
            readList.value({}, 0),
            { type: 'primary_filled', width: 'fill' },
          ),
        ),
        button(
          say((w) => w.workdays.list.file),
          awaitList.value({}, 0),
          { type: 'text' },
        ),
      ],
    }),
})

/** What a list says, before it counts. */
export const workListDraftCard = defineCard<ListDraftView>({
  name: 'workdays/draft',
  samples: draftSamples,
  render(view, room) {
    const { year, days, missing, replaces } = view
    return card({
      title: say((w) => w.workdays.draft.title(year)),
      tone: 'orange',
      summary: say((w) => w.workdays.draft.summary),
      elements: [
        markdown(dayLines(days, room >= 120 ? 40 : 12)),
        markdown(
          sayMd((w) =>
            lines([
              md`${w.workdays.draft.counts(countOf(days, 'off'), countOf(days, 'work'))}`,
              missing.length > 0 &&
                ink(
                  'red',
                  w.workdays.draft.missing(
                    missing
                      .map(
                        (one) =>
                          `${w.workdays.year.holiday(one.name)} ${w.workdays.year.days(one.from, one.last)}`,
                      )
                      .join(w.workdays.year.comma),
                  ),
                ),
              replaces !== 'none' && ink('grey', w.workdays.draft.replaces),
              ink('grey', w.workdays.draft.effect),
            ]),
          ),
        ),
        buttonRow([
          button(
            say((w) => w.workdays.draft.confirm),
            confirmList.value({ year, days: [...days] }, view.version),
            { type: 'primary_filled' },
          ),
          button(
            say((w) => w.workdays.draft.back),
            openListForm.value({ year }, 0),
          ),
        ]),
      ],
    })
  },
})
