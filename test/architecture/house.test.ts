import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const files = ['src', 'bot-cards', 'drizzle', 'test'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((name) => /\.tsx?$/.test(name)),
)
const source = new Map(files.map((name) => [name, readFileSync(join(root, name), 'utf8')]))
const code = (name: string) => (source.get(name) ?? '').replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')

/** Files a file imports, as paths from the root; packages are left out. */
const imports = (name: string): string[] =>
  [...code(name).matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)].map(([, path = '']) =>
    relative(root, resolve(root, dirname(name), path)),
  )

const offenders = (where: (name: string) => boolean, isWrong: (name: string) => boolean) =>
  files.filter((name) => where(name) && isWrong(name))

describe('the house', () => {
  it('has no file over 300 lines', () => {
    expect(
      offenders(
        () => true,
        (name) => (source.get(name) ?? '').split('\n').length > 301,
      ),
    ).toEqual([])
  })

  it('keeps the median file at 150 lines or less', () => {
    const lengths = files.map((name) => (source.get(name) ?? '').split('\n').length).sort((a, b) => a - b)
    expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThanOrEqual(150)
  })

  it('reads the system clock in kernel/clock.ts only', () => {
    const inSource = (name: string) => name.startsWith('src/') || name.startsWith('bot-cards/')
    const elsewhere = (name: string) =>
      name !== 'src/kernel/clock.ts' && !name.startsWith('src/sandbox/page/')
    const reads = (name: string) => /new Date\(\)|Date\.now\(\)|Temporal\.Now/.test(code(name))
    expect(offenders((name) => inSource(name) && elsewhere(name), reads)).toEqual([])
  })

  it('reads the environment in config.ts only', () => {
    const allowed = ['src/config.ts']
    const reads = (name: string) => code(name).includes('process.env')
    expect(offenders((name) => name.startsWith('src/') && !allowed.includes(name), reads)).toEqual([])
  })

  it('gives cards no way into the program', () => {
    const leaves = (name: string) => imports(name).some((path) => !path.startsWith('bot-cards/'))
    expect(offenders((name) => name.startsWith('bot-cards/'), leaves)).toEqual([])
  })

  it('keeps the sandbox out of everything but the demo', () => {
    const outside = (name: string) => name.startsWith('src/') && !name.startsWith('src/sandbox/')
    const allowed = ['src/cli/demo.ts', 'src/demo/company.ts']
    const uses = (name: string) => imports(name).some((path) => path.startsWith('src/sandbox/'))
    expect(offenders((name) => outside(name) && !allowed.includes(name), uses)).toEqual([])
  })

  it('keeps the bot out of the sandbox: it knows the clock and nothing else of ours', () => {
    const knows = (name: string) =>
      imports(name).some((path) => !path.startsWith('src/sandbox/') && path !== 'src/kernel/clock.ts')
    expect(offenders((name) => name.startsWith('src/sandbox/'), knows)).toEqual([])
  })

  it('lets areas meet through their index only', () => {
    const area = (path: string) => /^src\/areas\/([^/]+)\//.exec(path)?.[1]
    const reachesIn = (name: string) =>
      imports(name).some((path) => {
        const other = area(path)
        return other !== undefined && other !== area(name) && !path.endsWith('/index.ts')
      })
    expect(
      offenders((name) => name.startsWith('src/') && !name.startsWith('src/sandbox/'), reachesIn),
    ).toEqual([])
  })

  it('lets the bot know its areas by their contract only', () => {
    const knows = (name: string) => imports(name).some((path) => /^src\/areas[/.]/.test(path))
    expect(offenders((name) => /^src\/(bot|outbox|jobs|lark|vault|db|kernel)\//.test(name), knows)).toEqual(
      [],
    )
  })

  it('keeps rules and the kernel pure: no database, no Lark, no files, no drivers', () => {
    const pure = (name: string) => name.startsWith('src/kernel/') || /\/rules\.ts$/.test(name)
    const impure = (name: string) =>
      imports(name).some((path) => /^src\/(db|lark|outbox|jobs|vault|bot)\/|^drizzle\//.test(path)) ||
      /from '(node:|postgres|bullmq|ioredis|drizzle-orm|hono)/.test(code(name))
    expect(offenders(pure, impure)).toEqual([])
  })

  it('never calls Lark from a handler: only tasks, the outbox and start-up do', () => {
    const allowed =
      /^src\/(lark|outbox|cli)\/|^src\/(runtime|readiness)\.ts$|^src\/areas\/(people\/ask-directory|briefs\/calendar|files\/fetch|visits\/hear)\.ts$/
    const calls = (name: string) => /\blark\.\w+\(|\.lark\.\w+/.test(code(name))
    const ours = (name: string) => name.startsWith('src/') && !name.startsWith('src/sandbox/')
    expect(offenders((name) => ours(name) && !allowed.test(name), calls)).toEqual([])
  })

  it('has no test that is skipped or alone', () => {
    const kept = (name: string) =>
      /\.(skip|only|todo)\(/.test(code(name)) && name !== 'test/architecture/house.test.ts'
    expect(offenders((name) => name.startsWith('test/'), kept)).toEqual([])
  })
})
