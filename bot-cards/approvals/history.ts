import { say, sayMd } from '../i18n/say.ts'
import { collapsible, type FreeElement, markdown, small } from '../kit/elements.ts'
import { clip, clipLine, ink, lines, md } from '../kit/escape.ts'
import { momentText } from '../kit/when.ts'
import type { Actor, HistoryLine, RequestView } from './views.ts'

const shownLines = 12

export const shownActor = (actor: Actor): Actor => ({
  name: clipLine(actor.name, 20),
  ...(actor.for === undefined ? {} : { for: clipLine(actor.for, 20) }),
})

/** The first few by name; a role may have many holders. */
export const shownActors = (actors: readonly Actor[]): Actor[] => actors.slice(0, 4).map(shownActor)

function happened(line: HistoryLine, view: RequestView, room: number): FreeElement {
  const when = momentText(line.at, view)
  return markdown(
    sayMd((w, of) => {
      const { history: words, actor, names } = w.approvals
      const told = () => {
        switch (line.what) {
          case 'proposed':
            return words.proposed(clipLine(line.who, 20))
          case 'asked':
          case 'escalated':
            return words[line.what](names(shownActors(line.whom)))
          case 'approved':
          case 'returned':
            return words[line.what](actor(shownActor(line.who)))
          case 'withdrawn':
            return line.who === undefined ? words.withdrawnAlone : words.withdrawn(clipLine(line.who, 20))
          case 'void':
            return words.void
          case 'skipped':
            return words.skipped(clipLine(line.who, 20))
        }
      }
      const said = line.what === 'void' ? of(line.why) : 'note' in line ? line.note : undefined
      return lines([
        md`${ink('grey', of(when))} ${told()}`,
        said !== undefined && ink('grey', clip(said, Math.min(room, 120))),
      ])
    }),
  )
}

/** Who did what and when, oldest first, folded. */
export function historyFold(view: RequestView, room: number): FreeElement {
  const { history } = view
  const hidden = Math.max(0, history.length - shownLines)
  return collapsible(
    say((w) => w.approvals.history.title),
    [
      ...(hidden > 0 ? [small(say((w) => w.approvals.history.earlier(hidden)))] : []),
      ...history.slice(hidden).map((line) => happened(line, view, room)),
    ],
  )
}
