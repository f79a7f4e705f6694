import type { Area } from '../../bot/define.ts'

export { sendDue } from './send.ts'

/** Tells people, in time and once, what is owed to their key accounts (制度五(一)). */
export const remindersArea: Area = {}
