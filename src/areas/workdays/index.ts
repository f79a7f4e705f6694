export { calendarAt, workHoursAt, workingNow } from './repo.ts'
