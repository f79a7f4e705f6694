import { zh } from '../i18n/zh.ts'
import { clipLine } from '../kit/escape.ts'
import type { VisitKind } from '../visits/actions.ts'

/** What stands in Lark's calendar of a planned contact. The calendar knows one language only: Chinese. */
export const eventText = (client: string, kind: VisitKind): { summary: string; description: string } => {
  const name = clipLine(client, 60)
  return {
    summary: zh.briefs.event.summary(name, zh.visits.kinds[kind]),
    description: zh.briefs.event.description(name),
  }
}
