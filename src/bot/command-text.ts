import { distance } from 'fastest-levenshtein'
import { normalize } from '../kernel/text/normalize.ts'
import type { MessageEvent } from '../lark/in/event.ts'
import type { Command } from './define.ts'

export type ReadCommand =
  | { kind: 'command'; command: Command; rest: string }
  | { kind: 'unknown'; word: string; closest: Command[] }
  | { kind: 'plain'; text: string }

/** The text of a message without leading mentions; other mentions read as the person's name. */
export function spokenText(event: MessageEvent): string {
  const text = event.content.flatMap((part) => (part.kind === 'text' ? [part.text] : [])).join('\n')
  const bare = text.replace(/^(?:\s*@_(?:user_\d+|all))+/, '')
  const names = new Map(event.mentions.map(({ key, name }) => [key, name]))
  return bare.replace(/@_(?:user_\d+|all)/g, (key) => names.get(key) ?? key).trim()
}

const namesOf = (command: Command): string[] => [command.zh, command.name, ...command.aliases]

/**
 * Finds the command in what was typed. Full-width forms, stray blanks and a missing blank after a Chinese name
 * (`／拜访万川`) are understood; an unknown word brings the three closest commands.
 */
export function readCommand(text: string, commands: readonly Command[]): ReadCommand {
  const clean = normalize(text).trim()
  const typed = /^[/]\s*(\S*)\s*([\s\S]*)$/.exec(clean)
  if (!typed) return { kind: 'plain', text: text.trim() }
  const [, word = '', rest = ''] = typed
  const lower = word.toLowerCase()
  const exact = commands.find((command) => namesOf(command).some((name) => name.toLowerCase() === lower))
  if (exact) return { kind: 'command', command: exact, rest }
  const glued = commands
    .flatMap((command) => namesOf(command).map((name) => ({ command, name })))
    .filter(({ name }) => /\p{Script=Han}/u.test(name) && word.startsWith(name))
    .sort((a, b) => b.name.length - a.name.length)[0]
  if (glued)
    return {
      kind: 'command',
      command: glued.command,
      rest: `${word.slice(glued.name.length)} ${rest}`.trim(),
    }
  return { kind: 'unknown', word: word.slice(0, 40), closest: closest(lower, commands) }
}

function closest(word: string, commands: readonly Command[]): Command[] {
  const score = (command: Command) =>
    Math.min(
      ...namesOf(command).map(
        (name) => distance(word, name.toLowerCase()) / Math.max(word.length, name.length, 1),
      ),
    )
  return [...commands].sort((a, b) => score(a) - score(b)).slice(0, 3)
}
