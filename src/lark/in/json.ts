/** What `text` says as JSON, or undefined when it is not JSON (which `undefined` never is). */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
