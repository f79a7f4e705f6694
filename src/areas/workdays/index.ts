export { calendarAt, workingNow } from './repo.ts'
