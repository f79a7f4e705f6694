import { say, sayMd } from '../i18n/say.ts'
import { card } from '../kit/card.ts'
import { defineCard } from '../kit/define.ts'
import { button, buttonRow, divider, markdown, rowWithButton, small } from '../kit/elements.ts'
import { clipLine, dotted, ink, lines, md } from '../kit/escape.ts'
import { drawn, hostile } from '../kit/samples.ts'
import { dateText } from '../kit/when.ts'
import { editValue, exportPolicy, importPolicy, openChapter, openPolicy, openVersions } from './actions.ts'
import { policyChapters } from './keys.ts'
import { chain, departments, oral, top } from './samples.ts'
import { valueText } from './value-text.ts'
import type { PolicyChapterView, PolicyFaultsView, PolicyHomeView } from './views.ts'

/** The chapters of the policy as buttons. */
export const policyHomeCard = defineCard<PolicyHomeView>({
  name: 'policy/home',
  samples: {
    untouched: { ...drawn, version: 0, planned: [] },
    'with planned changes': { ...drawn, version: 3, planned: [{ version: 4, day: '2026-12-01' }] },
  },
  render: (view) =>
    card({
      title: say((w) => w.policy.title),
      tone: 'blue',
      summary: say((w) => w.policy.summary),
      elements: [
        markdown(
          sayMd((w, of) =>
            lines([
              md`${w.policy.lead(view.version)}`,
              ...view.planned
                .slice(0, 5)
                .map((one) => ink('orange', w.policy.planned(of(dateText(one.day, view)), one.version))),
            ]),
          ),
        ),
        buttonRow(
          policyChapters.map((chapter) =>
            button(
              say((w) => w.policy.chapters[chapter]),
              openChapter.value({ chapter }, 0),
              { size: 'small' },
            ),
          ),
        ),
        divider(),
        buttonRow([
          button(
            say((w) => w.policy.history),
            openVersions.value({ from: 0 }, 0),
          ),
          button(
            say((w) => w.policy.export),
            exportPolicy.value({}, 0),
          ),
          button(
            say((w) => w.policy.import),
            importPolicy.value({}, 0),
          ),
        ]),
      ],
    }),
})

/** The values of one chapter, each to be changed. */
export const policyChapterCard = defineCard<PolicyChapterView>({
  name: 'policy/chapter',
  samples: {
    tiers: { chapter: 'tiering', values: [top, chain, oral] },
    departments: { chapter: 'people', values: [departments] },
  },
  render: (view) =>
    card({
      title: say((w) => w.policy.chapters[view.chapter]),
      tone: 'blue',
      summary: say((w) => w.policy.summary),
      elements: [
        ...view.values.map((one) =>
          rowWithButton(
            markdown(
              sayMd((w, of) =>
                lines([
                  md`${w.policy.names[one.key][0]}`,
                  md`**${clipLine(of(valueText(one.unit, one.value)), 80)}**`,
                  dotted([
                    ink('grey', w.policy.clause(one.clause)),
                    one.own ? ink('blue', w.policy.own) : ink('grey', w.policy.standard),
                  ]),
                ]),
              ),
            ),
            button(
              say((w) => w.policy.change),
              editValue.value({ key: one.key }, 0),
              { size: 'small' },
            ),
          ),
        ),
        button(
          say((w) => w.policy.back),
          openPolicy.value({}, 0),
          { type: 'text' },
        ),
      ],
    }),
})

const faultsShown = 12

/** What is wrong in a file, line by line. */
export const policyFaultsCard = defineCard<PolicyFaultsView>({
  name: 'policy/faults',
  samples: {
    usual: {
      faults: [{ line: 12, key: 'tiering.top_yuan', reason: say((w) => w.policy.problems.amount()) }],
    },
    many: {
      faults: Array.from({ length: 40 }, (_, n) => ({
        line: n,
        key: hostile,
        reason: say((w) => w.policy.files.unknown),
      })),
    },
  },
  render: ({ faults }) =>
    card({
      title: say((w) => w.policy.files.title),
      tone: 'orange',
      summary: say((w) => w.policy.files.summary),
      elements: [
        small(say((w) => w.policy.files.lead)),
        markdown(
          sayMd((w, of) =>
            lines([
              ...faults
                .slice(0, faultsShown)
                .map(
                  (one) => md`**${w.policy.files.line(one.line, clipLine(one.key, 60))}** ${of(one.reason)}`,
                ),
              faults.length > faultsShown && ink('grey', w.policy.files.more(faults.length - faultsShown)),
            ]),
          ),
        ),
        button(
          say((w) => w.policy.files.again),
          importPolicy.value({}, 0),
        ),
      ],
    }),
})
