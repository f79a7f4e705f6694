export { dropOwnDays, listOf, ownDaysOf, replaceList, setOwnDays, type YearList } from './lists.ts'
export { type ListedDay, listLimit, type ReadList, readDayList } from './read-list.ts'
export { calendarAt, workingNow } from './repo.ts'
export {
  daysOfSpans,
  missedFrom,
  missingYears,
  reminderOf,
  spansOfDays,
  statutoryMissing,
  workdaysOf,
} from './rules.ts'
