import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import type { Language } from '../../bot-cards/kit/text.ts'
import { en, zh } from '../../bot-cards/rights/words.ts'
import { areas } from '../../src/areas.ts'
import { type Role, roles } from '../../src/bot/context.ts'
import type { Command } from '../../src/bot/define.ts'
import { commandsOf } from '../../src/bot/route.ts'
import { variables } from '../../src/config.ts'
import { handledEventTypes } from '../../src/lark/in/events.ts'

/*
 * What the READMEs repeat from the code stands between markers and is written by this test: after a change run
 * `npx vitest run --config test/vitest.config.ts test/unit/readme.test.ts -u` and commit what it wrote.
 */

const root = new URL('../../', import.meta.url)
const read = (path: string) => readFileSync(new URL(path, root), 'utf8')
const path = (name: string) => fileURLToPath(new URL(name, root))

type Words = {
  head: string
  everyone: string
  roles: Record<Role, string>
  where: Record<Command['where'], string>
  comma: string
}

const words: Record<Language, Words> = {
  en: {
    head: '| Command | English | Short forms | What it does | Who | Where |',
    everyone: 'everyone',
    roles: en.roles,
    where: { anywhere: 'private chat, groups', private: 'private chat' },
    comma: ', ',
  },
  zh: {
    head: '| 命令 | 英文名 | 简写 | 做什么 | 谁能用 | 在哪用 |',
    everyone: '所有人',
    roles: zh.roles,
    where: { anywhere: '私聊、群里', private: '仅私聊' },
    comma: '、',
  },
}

const typed = (name: string) => `\`/${name}\``

function commandRow(command: Command, language: Language): string {
  const say = words[language]
  const who = roles.every((role) => command.roles.includes(role))
    ? say.everyone
    : command.roles.map((role) => say.roles[role]).join(say.comma)
  const aliases = command.aliases.map(typed).join(' ')
  const cells = [
    typed(command.zh),
    typed(command.name),
    aliases,
    command.help[language],
    who,
    say.where[command.where],
  ]
  return `| ${cells.join(' | ')} |`
}

const blocks = {
  commands: (language: Language) =>
    [
      words[language].head,
      '|---|---|---|---|---|---|',
      ...commandsOf(areas).map((one) => commandRow(one, language)),
    ].join('\n'),
  scopes: () => `\`\`\`json\n${read('src/lark/scopes.json').trim()}\n\`\`\``,
  events: () =>
    handledEventTypes
      .filter((type) => type !== 'card.action.trigger')
      .map((type) => `- \`${type}\``)
      .join('\n'),
}

const between = (name: string) =>
  new RegExp(`(<!-- ${name}:start -->\\n)[\\s\\S]*?(<!-- ${name}:end -->)`, 'g')

/** The README as the code wants it. */
function written(text: string, language: Language): string {
  return Object.entries(blocks).reduce(
    (all, [name, block]) =>
      all.replace(between(name), (_, start, end) => `${start}${block(language)}\n${end}`),
    text,
  )
}

/** Every numbered clause of chapters one to four that asks for something; more rows may stand between. */
const clauses = ['2.1', '2.2', '2.3', '2.4', '3.1', '3.2', '4.1', '4.2', '4.3a', '4.3b']

/** The rows of the table of the regulation: its clause, and the tests that prove it as links to their files. */
const regulation = (text: string) =>
  [...text.matchAll(between('regulation'))]
    .flatMap(([block]) => block.split('\n').filter((line) => /^\| \d/.test(line)))
    .map((line) => ({
      clause: line.split('|')[1]?.trim() ?? '',
      proofs: [...line.matchAll(/\[([^\]]+)\]\((test\/[^)]+)\)/g)].map(([, title = '', file = '']) => ({
        title,
        file,
      })),
    }))

/** The titles of a file's tests, as they are written. */
const titlesIn = (file: string): string[] =>
  [...read(file).matchAll(/\b(?:it|test)(?:\.each\([\s\S]*?\))?\(\s*'([^'\n]+)'/g)].map(
    ([, title = '']) => title,
  )

const all = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, found = '']) => found)

describe.each([
  { file: 'README.md', language: 'en' },
  { file: 'README.zh-CN.md', language: 'zh' },
] as const)('$file', ({ file, language }) => {
  const text = read(file)

  it.each(Object.keys(blocks))('has one place for the %s', (name) => {
    expect(text.match(between(name))).toHaveLength(1)
  })

  it('shows the commands, permissions and events of this very program', async () => {
    await expect(written(text, language)).toMatchFileSnapshot(path(file))
  })

  it('explains every variable of the configuration, in its order, and no other', () => {
    expect(all(text, /^\| `([A-Z][A-Z_]+)` \|/gm)).toEqual(variables)
  })

  it('names only npm scripts that exist', () => {
    const scripts = Object.keys(JSON.parse(read('package.json')).scripts)
    const named = [...all(text, /npm run ([\w:-]+)/g), ...all(text, /npm (start|test)\b/g)]
    expect(named.filter((name) => !scripts.includes(name))).toEqual([])
    expect(named).toEqual(
      expect.arrayContaining(['demo', 'test', 'start', 'migrate', 'doctor', 'rotate-key']),
    )
  })

  it('goes through the regulation clause by clause, in its order', () => {
    const told = regulation(text).map(({ clause }) => clause)
    expect(told.filter((clause) => clauses.includes(clause))).toEqual(clauses)
    expect(told).toEqual([...new Set(told)].sort())
  })

  it('proves each clause by tests that there are, under their very titles', () => {
    for (const { clause, proofs } of regulation(text)) {
      expect(proofs, `clause ${clause}`).not.toEqual([])
      for (const { title, file: proof } of proofs) {
        expect(existsSync(path(proof)), `clause ${clause}: ${proof}`).toBe(true)
        expect(titlesIn(proof), `clause ${clause}`).toContain(title)
      }
    }
  })

  it('points to files that exist, except those a reader is told to write', () => {
    const told = ['src/areas/dossier/how-many.ts', 'test/story/how-many.test.ts']
    const linked = all(text, /(?<!!)\[[^\]]*\]\((?!https?:|#)([^)#]+)/g)
    const named = all(text, /`((?:src|bot-cards|drizzle|test)\/[\w./-]*)`/g)
    const modules = all(text, /`((?:lark|bot|outbox)\/[\w/-]+)`/g).map((name) => `src/${name}.ts`)
    expect(linked.length).toBeGreaterThan(1)
    expect(named.length).toBeGreaterThan(5)
    expect(modules.length).toBeGreaterThan(5)
    const missing = [...linked, ...named, ...modules].filter((name) => !existsSync(path(name)))
    expect(missing.filter((name) => !told.includes(name))).toEqual([])
  })
})

it('tells a Chinese reader as much as an English one', () => {
  expect(regulation(read('README.zh-CN.md'))).toEqual(regulation(read('README.md')))
  const shape = (file: string) => all(read(file), /^(#{1,3}|```\w*|\d+\.) ?/gm)
  expect(shape('README.zh-CN.md')).toEqual(shape('README.md'))
})
