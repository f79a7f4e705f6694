import type { Fault } from '../contract.ts'

/**
 * A disturbance of the REST APIs. `api` is one of: `*`; an operation exactly as in `sandboxOperations`
 * (`POST /open-apis/im/v1/messages`); a path without `/open-apis/` (`im/v1/messages`), which also covers everything
 * below it, with an optional method in front. `times` counts down, absent means until switched off. `after`: the call
 * is carried out first and only its answer is spoilt.
 */
export type FaultRule = Fault & { after?: boolean }

const covers = (rule: string, operation: string, method: string, path: string): boolean => {
  if (rule === '*' || rule === operation) return true
  const [first, second] = rule.split(' ', 2)
  if (second !== undefined && first !== method) return false
  const prefix = `/${(second ?? first ?? '').replace(/^\/?(open-apis\/)?/, 'open-apis/')}`
  return path === prefix || path.startsWith(`${prefix}/`)
}

export type Faults = ReturnType<typeof createFaults>

export function createFaults() {
  let rules: FaultRule[] = []
  return {
    set(next: FaultRule[]) {
      rules = next.map((rule) => ({ ...rule }))
    },
    list: (): FaultRule[] => rules.map((rule) => ({ ...rule })),
    /** The fault that strikes this call, counted. */
    strike(call: { operation: string; method: string; path: string }): FaultRule | undefined {
      const rule = rules.find((one) => covers(one.api, call.operation, call.method, call.path))
      if (rule?.times !== undefined) {
        rule.times -= 1
        if (rule.times <= 0) rules = rules.filter((one) => one !== rule)
      }
      return rule
    },
  }
}
