/**
 * Lists as Postgres writes them, `{a,"b, \"c\"",NULL}`, one dimension. The driver could ask the server for its list
 * types, but when the connection breaks at that moment it leaves a rejection nobody can catch.
 */
export function parseArray<T>(text: string, item: (text: string) => T): (T | null)[] {
  const items = text.slice(1, -1).matchAll(/"((?:[^"\\]|\\.)*)"|([^,]+)/gs)
  return [...items].map(([, quoted, bare]) => {
    if (quoted !== undefined) return item(quoted.replace(/\\(.)/gs, '$1'))
    return bare === undefined || bare === 'NULL' ? null : item(bare)
  })
}

export function makeArray(items: readonly unknown[]): string {
  const one = (item: unknown) =>
    item === null || item === undefined
      ? 'NULL'
      : `"${(item instanceof Date ? item.toISOString() : String(item)).replace(/["\\]/g, '\\$&')}"`
  return `{${items.map(one).join(',')}}`
}

const text = (value: string) => value

/** Item parsers by the type number of the list: bool, int2, int4, text, varchar, int8 (as numbers, like ours), float4, float8, timestamptz, date. */
export const arrayTypes: Record<number, (value: string) => unknown> = {
  1000: (value) => value === 't',
  1005: Number,
  1007: Number,
  1009: text,
  1015: text,
  1016: Number,
  1021: Number,
  1022: Number,
  1185: text,
  1182: text,
}
