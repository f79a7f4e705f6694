import { workListFormCard } from '../../../bot-cards/workdays/list.ts'
import { done, reply } from '../../bot/context.ts'
import { type Area, defineCommand } from '../../bot/define.ts'
import { dayOf } from '../../kernel/days.ts'
import { readDayList } from '../workdays/index.ts'
import { drawRead, drawYear, keepers } from './draw.ts'
import { awaitFile, confirm, listArrived, openForm, read, showYear } from './lists.ts'
import { missingAlert } from './missing.ts'
import * as own from './own.ts'

/** `/工作日`: a year's working days, days off and make-up days; with a pasted list, what it would change. */
const workdaysCommand = defineCommand({
  name: 'workdays',
  zh: '工作日',
  aliases: ['gzr', '放假', '调休', 'holidays'],
  help: {
    zh: '工作日历：放假、补班，导入新一年的安排',
    en: 'Work calendar: days off, make-up workdays, import a year',
  },
  usage: { zh: '/工作日 2027', en: '/workdays 2027' },
  ...keepers,
  where: 'private',
  async run(ctx, text) {
    const year = /^(20\d\d)\s*年?$/.exec(text.normalize('NFKC').trim())?.[1]
    if (/^(?:导入|import)$/i.test(text.trim())) await reply(ctx, workListFormCard.render({ faults: [] }))
    else if (text.trim() !== '' && !year) await reply(ctx, await drawRead(ctx, readDayList(text), { text }))
    else await reply(ctx, await drawYear(ctx, Number(year ?? dayOf(ctx.at, ctx.deps.zone).slice(0, 4))))
    return done
  },
})

/** What admins do with the work calendar; the days themselves are of area `workdays`, which every rule asks. */
export const workdaysDeskArea: Area = {
  commands: [workdaysCommand],
  actions: [showYear, openForm, read, confirm, awaitFile, own.openForm, own.submit, own.remove],
  files: { calendar_imports: listArrived },
  schedules: [missingAlert],
}
