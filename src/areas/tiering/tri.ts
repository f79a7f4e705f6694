import type { Result } from '../../../bot-cards/tiering/items.ts'

/** Three-valued AND: one that fails decides, else one unknown leaves it open. Nothing at all passes. */
export const every = (parts: readonly Result[]): Result =>
  parts.includes('fail') ? 'fail' : parts.includes('unknown') ? 'unknown' : 'pass'

/** Three-valued OR: one that passes decides, else one unknown leaves it open. */
export const some = (parts: readonly Result[]): Result =>
  parts.includes('pass') ? 'pass' : parts.includes('unknown') ? 'unknown' : 'fail'

/** At least `min` pass; open as long as the unknown ones could still make it. */
export function atLeast(min: number, parts: readonly Result[]): Result {
  const passed = parts.filter((part) => part === 'pass').length
  const open = parts.filter((part) => part === 'unknown').length
  return passed >= min ? 'pass' : passed + open < min ? 'fail' : 'unknown'
}
