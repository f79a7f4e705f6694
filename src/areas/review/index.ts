import type { Area } from '../../bot/define.ts'
import { reviewChange, reviewKeep } from './approval-kinds.ts'
import { sendBatch } from './batch.ts'
import { nudge } from './nudge.ts'
import { nextItem, openItem, openList, pageList, pageProgress } from './open-item.ts'
import { reviewCommand } from './review-command.ts'
import { reviewSchedule } from './schedule.ts'
import { submit } from './submit.ts'
import { refresh, takeBack } from './take-back.ts'

export { itemOfClient } from './items.ts'
export { openRound } from './open-round.ts'
export { propose } from './propose.ts'
export { showChange } from './record.ts'
export { latestRound } from './rounds.ts'
export { goOnOpening, reviewSchedule } from './schedule.ts'

/** The half-yearly review (半年复核, 制度二(四)). */
export const reviewArea: Area = {
  commands: [reviewCommand],
  actions: [
    openItem,
    nextItem,
    submit,
    refresh,
    takeBack,
    sendBatch,
    pageList,
    openList,
    nudge,
    pageProgress,
  ],
  schedules: [reviewSchedule],
  approvals: [reviewChange, reviewKeep],
}
