import { pino } from 'pino'

/** A logger that keeps what it was given as one text, to look for what must not be in it. */
export function listeningLog() {
  const lines: string[] = []
  const log = pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) })
  return { log, said: () => lines.join('') }
}
