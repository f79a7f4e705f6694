import { LarkError } from '../lark/out/port.ts'

/** What may be kept and shown of an error: its code or name. Its message may quote words that are not ours to keep. */
export function errorCode(error: unknown): string {
  if (error instanceof LarkError) return `lark_${error.code}`
  if (!(error instanceof Error)) return 'unknown'
  if (error.cause instanceof Error) return errorCode(error.cause)
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name
}

/** For the log: the code and where it happened, without the message. */
export function errorTrace(error: unknown): { error: string; frames: string[] } {
  const stack = error instanceof Error ? (error.stack ?? '') : ''
  const frames = stack.split('\n').filter((line) => /^\s+at /.test(line))
  return { error: errorCode(error), frames: frames.slice(0, 6).map((line) => line.trim()) }
}
