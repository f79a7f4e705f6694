export { dropOwnDays, listOf, ownDaysOf, replaceList, setOwnDays } from './lists.ts'
export { type ListedDay, listLimit, type ReadList, readDayList } from './read-list.ts'
export { calendarAt, workHoursAt, workingNow } from './repo.ts'
export {
  daysOfSpans,
  missingYears,
  reminderOf,
  spansOfDays,
  statutoryMissing,
  workdaysOf,
} from './rules.ts'
