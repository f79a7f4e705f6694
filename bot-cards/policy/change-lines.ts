import { sayMd } from '../i18n/say.ts'
import { markdown, type RootElement } from '../kit/elements.ts'
import { clipLine, ink, lines, md } from '../kit/escape.ts'
import { valueText } from './value-text.ts'
import type { ChangeView } from './views.ts'

/** What changes, a line each: name, what it was, what it is going to be. */
export const changeLines = (changes: readonly ChangeView[], atMost: number, room: number): RootElement =>
  markdown(
    sayMd((w, of) =>
      lines([
        ...changes
          .slice(0, atMost)
          .map(
            (one) =>
              md`${w.policy.names[one.key][0]} ${clipLine(of(valueText(one.unit, one.from)), room)} → **${clipLine(of(valueText(one.unit, one.to)), room)}**`,
          ),
        changes.length > atMost && ink('grey', w.policy.draft.moreChanges(changes.length - atMost)),
      ]),
    ),
  )
