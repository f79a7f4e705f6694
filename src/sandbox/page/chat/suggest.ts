import type { StateAnswer } from '../../contract.ts'

export type Suggestion = { key: string; label: string; hint: string; insert: string; openId?: string }

const bareName = (command: string) => command.replace(/^[/／]/, '')

/** Commands that fit what stands behind the slash, while still no blank was typed. */
export function commandsFor(
  draft: string,
  commands: StateAnswer['commands'],
  language: 'zh' | 'en',
): Suggestion[] {
  const found = /^\s*[/／](\S*)$/.exec(draft)
  if (found === null) return []
  const typed = (found[1] ?? '').toLowerCase()
  return commands
    .filter((each) =>
      [each.command, each.zh, each.en].some((word) => bareName(word).toLowerCase().includes(typed)),
    )
    .sort(
      (a, b) => Number(bareName(b.command).startsWith(typed)) - Number(bareName(a.command).startsWith(typed)),
    )
    .map((each) => ({
      key: each.command,
      label: `/${bareName(each.command)}`,
      hint: language === 'zh' ? each.zh : each.en,
      insert: `/${bareName(each.command)} `,
    }))
}

/** People who fit what stands behind the last @. */
export function mentionsFor(
  draft: string,
  people: { openId: string; name: string; hint: string }[],
): Suggestion[] {
  const found = /(?:^|\s|[^\w@])@([^\s@]*)$/.exec(draft)
  if (found === null) return []
  const typed = (found[1] ?? '').toLowerCase()
  return people
    .filter(
      (person) => person.name.toLowerCase().includes(typed) || person.hint.toLowerCase().includes(typed),
    )
    .map((person) => ({
      key: person.openId,
      label: person.name,
      hint: person.hint,
      insert: draft.replace(/@[^\s@]*$/, `@${person.name} `),
      openId: person.openId,
    }))
}

/** Who the text really mentions: chosen before, and still standing in it. */
export const mentionedIn = (
  text: string,
  chosen: { openId: string; name: string }[],
): { openId: string; name: string }[] =>
  chosen.filter(
    (each, index) =>
      text.includes(`@${each.name}`) && chosen.findIndex((other) => other.openId === each.openId) === index,
  )
