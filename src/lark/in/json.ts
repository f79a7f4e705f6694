/** What `text` says as JSON, or undefined when it is not JSON (which `undefined` never is). NUL characters are dropped. */
export function jsonOf(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text)
    return text.includes('\\u0000') ? withoutNul(value) : value
  } catch {
    return undefined
  }
}

/** Drops NUL characters from every string inside: nobody types one, and PostgreSQL refuses to store or look for them. */
export function withoutNul(value: unknown): unknown {
  if (typeof value === 'string') return value.replaceAll('\0', '')
  if (Array.isArray(value)) return value.map(withoutNul)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key.replaceAll('\0', ''), withoutNul(inner)]),
  )
}
