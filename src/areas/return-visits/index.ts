import type { Area } from '../../bot/define.ts'
import { returnsKept } from './keep.ts'
import { returnsCommand, turn } from './list.ts'
import { open, save } from './make.ts'

export { scoresOf } from './scores.ts'

/** 回访: what after-sales asks clients afterwards, and what they say (制度三(二), 七). */
export const returnVisitsArea: Area = {
  commands: [returnsCommand],
  actions: [open, save, turn],
  schedules: [returnsKept],
}
