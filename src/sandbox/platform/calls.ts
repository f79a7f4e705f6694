/** One call of a REST API, as the log keeps it. `api` is an operation of `sandboxOperations`. */
export type ApiCall = { api: string; path: string; at: Date; code: number; httpStatus: number }

/** A log that forgets its oldest half when it is full, so that a long run does not fill the memory. */
export function boundedLog<T>(most = 100_000) {
  let rows: T[] = []
  return {
    add(row: T) {
      rows.push(row)
      if (rows.length > most) rows = rows.slice(most / 2)
    },
    rows: () => [...rows],
    clear() {
      rows = []
    },
  }
}
