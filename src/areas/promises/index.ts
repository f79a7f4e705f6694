export { type Promises, promisesOf } from './of-client.ts'
