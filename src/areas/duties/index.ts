import type { Area } from '../../bot/define.ts'
import { looks } from './look.ts'

export { lookAtDue } from './look.ts'
export { lookAtAll } from './look-at-all.ts'
export type { Days } from './model.ts'
export { lookWhenPolicyHolds } from './policy-changed.ts'
export { byUrgency, pressing } from './urgency.ts'
export { dutyViews } from './views.ts'

/** What must happen with every key account, judged by what did (制度五(一)). */
export const dutiesArea: Area = {
  schedules: [looks],
}
