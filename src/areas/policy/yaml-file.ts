import { isMap, isScalar, LineCounter, parseDocument, type Scalar, stringify, type YAMLMap } from 'yaml'
import { say } from '../../../bot-cards/i18n/say.ts'
import type { Bilingual } from '../../../bot-cards/kit/text.ts'
import { chapterOf, type PolicyKey, policyChapters, policyKeys } from '../../../bot-cards/policy/keys.ts'
import { problemText } from '../../../bot-cards/policy/problem-text.ts'
import { valueText } from '../../../bot-cards/policy/value-text.ts'
import { checkValue } from './read-value.ts'
import { type Policy, policyValues } from './values.ts'

/** A line of a policy file that cannot be taken, counted from 1. */
export type FileFault = { line: number; key: string; reason: Bilingual }
export type ReadFile = { values: Partial<Policy>; faults: FileFault[] }

/** Longer than any policy could be. */
export const policyFileLimit = 256 * 1024

/**
 * The whole policy as YAML, each value under its chapter with its name, meaning, clause and default in both languages
 * as comments. `readPolicyFile` reads it back unchanged.
 */
export function policyFile(policy: Policy, version: number): string {
  const head = say((w) => w.policy.files.head)
  const parts = [`# ${head.zh}`, `# ${head.en}`, `# version ${version}`]
  for (const chapter of policyChapters) {
    const title = say((w) => w.policy.chapters[chapter])
    parts.push('', `# ${title.zh} / ${title.en}`, `${chapter}:`)
    for (const key of policyKeys.filter((one) => chapterOf(one) === chapter)) {
      const { unit, clause, default: standard } = policyValues[key]
      const name = say((w) => w.policy.names[key][0])
      const about = say((w) => w.policy.names[key][1])
      const value = valueText(unit, standard)
      parts.push(
        `  # ${name.zh} (${clause}): ${about.zh}默认 ${value.zh}`,
        `  # ${name.en}: ${about.en} Default: ${value.en}`,
        ...stringify({ [key.slice(chapter.length + 1)]: policy[key] }, { lineWidth: 0 })
          .trimEnd()
          .split('\n')
          .map((line) => `  ${line}`),
      )
    }
  }
  return `${parts.join('\n')}\n`
}

const known = (key: string): PolicyKey | undefined => policyKeys.find((one) => one === key)

/** Reads a policy file; what it leaves out stays as it is. Every wrong line is named. Never throws. */
export function readPolicyFile(text: string): ReadFile {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true, logLevel: 'silent' })
  const at = (offset: number | undefined) => lines.linePos(offset ?? 0).line || 1
  const syntax = say((w) => w.policy.files.syntax)
  if (document.errors.length > 0)
    return {
      values: {},
      faults: document.errors.map((one) => ({ line: at(one.pos[0]), key: '', reason: syntax })),
    }
  const faults: FileFault[] = []
  const values: Record<string, unknown> = {}
  const root = document.contents
  if (!isMap(root)) return { values: {}, faults: [{ line: 1, key: '', reason: syntax }] }
  for (const { name: chapter, node, line } of entries(root, at)) {
    const isChapter = policyChapters.some((one) => one === chapter)
    if (!isChapter || !isMap(node)) {
      faults.push({
        line,
        key: chapter,
        reason: say((w) => (isChapter ? w.policy.files.syntax : w.policy.files.unknown)),
      })
      continue
    }
    for (const entry of entries(node, at)) {
      const name = `${chapter}.${entry.name}`
      const key = known(name)
      if (!key) {
        faults.push({ line: entry.line, key: name, reason: say((w) => w.policy.files.unknown) })
        continue
      }
      const read = checkValue(key, plainOf(entry.node, document))
      if (read.ok) values[key] = read.value
      else faults.push({ line: entry.line, key, reason: problemText(read.problem, policyValues[key]) })
    }
  }
  // Every value was read by its own schema just above.
  return { values: values as Partial<Policy>, faults }
}

type Entry = { name: string; node: unknown; line: number }
const entries = (map: YAMLMap, at: (offset: number | undefined) => number): Entry[] =>
  map.items.map(({ key, value }) => {
    const scalar = isScalar(key) ? (key as Scalar) : undefined
    return { name: String(scalar?.value ?? ''), node: value, line: at(scalar?.range?.[0]) }
  })

function plainOf(node: unknown, document: ReturnType<typeof parseDocument>): unknown {
  try {
    // No aliases: a small file must not unfold into a large one.
    return isMap(node) || isScalar(node) || (node !== null && typeof node === 'object' && 'toJS' in node)
      ? (node as Scalar).toJS(document, { maxAliasCount: 0 })
      : undefined
  } catch {
    return undefined
  }
}
