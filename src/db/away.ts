/** SQLSTATE classes and driver codes that mean "the database is not there (any more)", not "this statement is wrong". */
const awayCodes =
  /^(08...|57P0[123]|53300|CONNECTION_(CLOSED|ENDED|DESTROYED)|CONNECT_TIMEOUT|ECONN(REFUSED|RESET)|EPIPE|ENOTFOUND|ETIMEDOUT)$/

/** True when trying the whole event again later is right, because the database went away under it. */
export function isDatabaseAway(error: unknown): boolean {
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) {
    const code: unknown = 'code' in cause ? cause.code : undefined
    if (typeof code === 'string' && awayCodes.test(code)) return true
  }
  return false
}
