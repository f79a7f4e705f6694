/** The rows of `tx.execute(…)`: postgres.js answers a list, PGlite `{rows}`. Callers parse them. */
export function rowsOf(result: unknown): unknown[] {
  if (Array.isArray(result)) return result
  if (typeof result === 'object' && result !== null && 'rows' in result && Array.isArray(result.rows))
    return result.rows
  throw new TypeError('The database answered in a form no driver of ours uses')
}
