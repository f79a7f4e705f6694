import { say, sayMd } from '../i18n/say.ts'
import { card } from '../kit/card.ts'
import { defineCard } from '../kit/define.ts'
import { button, buttonRow, divider, markdown, type RootElement } from '../kit/elements.ts'
import { bold, clipLine, dotted, ink, lines, md } from '../kit/escape.ts'
import { calendarText, type Drawn } from '../kit/when.ts'
import { openPolicy, openVersions, restoreVersion } from './actions.ts'
import { changeLines } from './change-lines.ts'
import { versionSamples } from './samples.ts'
import type { PolicyVersionsView, VersionView } from './views.ts'

/** Versions on one page of the history. */
export const versionsShown = 5

const entry = (one: VersionView, drawn: Drawn): RootElement[] => [
  divider(),
  markdown(
    sayMd((w, of) =>
      lines([
        dotted([
          bold(w.policy.versions.entry(one.version)),
          one.state === 'in_force' && ink('green', w.policy.versions.inForce),
          one.state === 'planned' && ink('orange', w.policy.versions.planned),
          md`${clipLine(one.who, 20)}`,
          ink('grey', w.policy.versions.from(of(calendarText(one.day, drawn)))),
        ]),
        ink('grey', clipLine(one.why, 80)),
      ]),
    ),
  ),
  changeLines(one.changes, 4, 30),
  ...(one.state === 'past'
    ? [
        button(
          say((w) => w.policy.versions.back),
          restoreVersion.value({ version: one.version }, 0),
          {
            size: 'small' as const,
          },
        ),
      ]
    : []),
]

/** Who changed what when and why, newest first. */
export const policyVersionsCard = defineCard<PolicyVersionsView>({
  name: 'policy/versions',
  samples: versionSamples,
  render: (view) =>
    card({
      title: say((w) => w.policy.versions.title),
      tone: 'blue',
      summary: say((w) => w.policy.versions.summary),
      elements: [
        view.versions.length === 0 && markdown(sayMd((w) => md`${w.policy.versions.none}`)),
        ...view.versions.slice(0, versionsShown).flatMap((one) => entry(one, view)),
        buttonRow([
          ...(view.from + versionsShown < view.total
            ? [
                button(
                  say((w) => w.policy.more),
                  openVersions.value({ from: view.from + versionsShown }, 0),
                ),
              ]
            : []),
          button(
            say((w) => w.policy.back),
            openPolicy.value({}, 0),
            { type: 'text' },
          ),
        ]),
      ],
    }),
})
