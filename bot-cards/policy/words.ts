export { en } from './words-en.ts'
export { zh } from './words-zh.ts'
