/** An error whose message is meant for the person at the command line: no stack, says what to do. */
export class FriendlyError extends Error {
  override name = 'FriendlyError'
}
