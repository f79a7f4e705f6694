import type { Area } from '../../bot/define.ts'
import { change, edit } from './change.ts'
import { page, todoCommand } from './todo.ts'

export { type Promises, promisesOf } from './of-client.ts'
export { drawTodo } from './todo.ts'

/** What was promised between us and clients: one ledger, from visits and plans alike. */
export const promisesArea: Area = { commands: [todoCommand], actions: [page, edit, change] }
