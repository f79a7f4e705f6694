import { useEffect, useState } from 'preact/hooks'

/** A value that components can watch. */
export type Store<S> = {
  get(): S
  set(change: Partial<S> | ((state: S) => Partial<S>)): void
  watch(listener: () => void): () => void
}

export function createStore<S extends object>(initial: S): Store<S> {
  let state = initial
  const listeners = new Set<() => void>()
  return {
    get: () => state,
    set(change) {
      state = { ...state, ...(typeof change === 'function' ? change(state) : change) }
      for (const listener of [...listeners]) listener()
    },
    watch(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** Draws again whenever what `pick` takes from the store is another value. */
export function useStore<S extends object, T>(store: Store<S>, pick: (state: S) => T): T {
  const value = pick(store.get())
  const [, redraw] = useState(0)
  useEffect(() => {
    let last = value
    const check = () => {
      const next = pick(store.get())
      if (Object.is(next, last)) return
      last = next
      redraw((count) => count + 1)
    }
    check()
    return store.watch(check)
  }, [store, value])
  return value
}
