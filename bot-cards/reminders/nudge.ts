import { dutyButtons, dutyText } from '../duties/line.ts'
import { say } from '../i18n/say.ts'
import { card } from '../kit/card.ts'
import { defineCard } from '../kit/define.ts'
import { clipLine } from '../kit/escape.ts'
import { nudgeSamples } from './samples.ts'
import type { NudgeView } from './views.ts'

/** A manager's word to whoever looks after a client: this is overdue. */
export const nudgeCard = defineCard<NudgeView>({
  name: 'reminders/nudge',
  samples: nudgeSamples,
  render: (view, room) =>
    card({
      title: say((w) => w.reminders.nudge.title(clipLine(view.by, 20))),
      tone: 'red',
      summary: say((w) => w.reminders.nudge.summary),
      elements: [dutyText(view.duty, view, { owner: view.instead, room }), ...dutyButtons(view.duty)],
    }),
})
