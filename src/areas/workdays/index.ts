export { calendarAt } from './repo.ts'
