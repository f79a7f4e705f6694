import { say, sayMd } from '../i18n/say.ts'
import { card } from '../kit/card.ts'
import { defineCard } from '../kit/define.ts'
import { markdown, small } from '../kit/elements.ts'
import { lines, md } from '../kit/escape.ts'

/** The permissions the calendar takes, as the open platform names them; all of them are in `src/lark/scopes.json`. */
const scopes = [
  'calendar:calendar:read',
  'calendar:calendar.event:create',
  'calendar:calendar.event:update',
  'calendar:calendar.event:delete',
]

/** Tells admins, once, that planned meetings do not appear in people's calendars. */
export const noCalendarCard = defineCard<Record<never, never>>({
  name: 'briefs/no-calendar',
  samples: { 'scope missing': {} },
  render: () =>
    card({
      title: say((w) => w.briefs.noCalendar.title),
      tone: 'orange',
      summary: say((w) => w.briefs.noCalendar.summary),
      elements: [
        markdown(sayMd((w) => md`${w.briefs.noCalendar.body}`)),
        markdown(sayMd((w) => md`${w.briefs.noCalendar.how}`)),
        markdown(sayMd(() => lines(scopes.map((scope) => md`${scope}`)))),
        small(say((w) => w.briefs.noCalendar.once)),
      ],
    }),
})
