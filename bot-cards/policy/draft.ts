import { say, sayMd } from '../i18n/say.ts'
import { card } from '../kit/card.ts'
import { defineCard } from '../kit/define.ts'
import { button, form, input, markdown, type RootElement, small, submitButton } from '../kit/elements.ts'
import { ink, lines, md } from '../kit/escape.ts'
import { dateText } from '../kit/when.ts'
import { confirmPolicy, discardPolicy, openPolicy } from './actions.ts'
import { changeLines } from './change-lines.ts'
import { chapterOf } from './keys.ts'
import { draftSamples } from './samples.ts'
import type { PolicyDraftView } from './views.ts'

/** Who would move, or what else it would do. */
function impact(view: PolicyDraftView): RootElement {
  const { moves } = view
  const chapters = [...new Set(view.changes.map((one) => chapterOf(one.key)))]
  return markdown(
    sayMd((w) => {
      const tier = (one: 'strategic' | 'important' | 'general' | undefined) =>
        one ? w.rights.tiers[one] : w.rights.noTier
      const total = (moves ?? []).reduce((sum, one) => sum + one.count, 0)
      return lines([
        moves && (total === 0 ? md`${w.policy.draft.none}` : md`**${w.policy.draft.moves(total)}**`),
        ...(moves ?? [])
          .slice(0, 12)
          .map((one) => md`${w.policy.draft.move(tier(one.from), tier(one.to), one.count)}`),
        total > 0 && ink('grey', w.policy.draft.moveNote),
        ...chapters.map((chapter) => md`${w.policy.effects[chapter]}`),
        view.carried > 0 && ink('grey', w.policy.draft.carried(view.carried)),
      ])
    }),
  )
}

/** What a change would do, before it is confirmed; afterwards what became of it. */
export const policyDraftCard = defineCard<PolicyDraftView>({
  name: 'policy/draft',
  samples: draftSamples,
  render(view, room) {
    const { draft, version, state, from, faults } = view
    const open = state.is === 'open'
    const day = from === undefined ? undefined : dateText(from, view)
    const when = markdown(
      sayMd((w, of) => md`**${day ? w.policy.draft.from(of(day)) : w.policy.draft.now}**`),
    )
    return card({
      title: say((w) => w.policy.draft.titles[state.is]),
      tone: state.is === 'confirmed' ? 'green' : !open ? 'grey' : faults.length > 0 ? 'red' : 'orange',
      summary: say((w) => w.policy.draft.summary),
      elements: [
        state.is === 'confirmed' && markdown(sayMd((w) => md`**${w.policy.draft.saved(state.version)}**`)),
        changeLines(view.changes, 5, Math.min(room, 60)),
        (open || (state.is === 'confirmed' && from !== undefined)) && when,
        open && faults.length === 0 && impact(view),
        faults.length > 0 &&
          markdown(
            sayMd((w) =>
              lines([
                ink('red', w.policy.draft.faulty),
                ...faults.map((fault) => md`${w.policy.cross[fault]}`),
              ]),
            ),
          ),
        open &&
          faults.length === 0 &&
          form(
            'policy_confirm',
            [
              markdown(sayMd((w) => md`${w.policy.draft.why} ${ink('red', '*')}`)),
              input('why', { placeholder: say((w) => w.policy.draft.whyHint), required: true, max: 200 }),
              ...(view.whyMissing
                ? [
                    small(
                      say((w) => w.policy.draft.whyMissing),
                      'red',
                    ),
                  ]
                : []),
            ],
            submitButton(
              'confirm',
              say((w) => w.policy.draft.confirm),
              confirmPolicy.value({ draft }, version),
              {
                type: 'primary_filled',
                width: 'fill',
              },
            ),
          ),
        open
          ? button(
              say((w) => w.policy.draft.discard),
              discardPolicy.value({ draft }, version),
              { type: 'text' },
            )
          : button(
              say((w) => w.policy.back),
              openPolicy.value({}, 0),
              { type: 'text' },
            ),
      ],
    })
  },
})
