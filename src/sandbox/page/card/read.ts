import type { Language } from '../app/view.ts'

/** A piece of card JSON, as tolerant as the client: what is missing or of another type reads as absent. */
export type Node = { readonly [key: string]: unknown }

export const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const nothing: Node = {}
export const node = (from: Node, key: string): Node => {
  const value = from[key]
  return isNode(value) ? value : nothing
}

export const has = (from: Node, key: string): boolean => from[key] !== undefined && from[key] !== null

export function text(from: Node, key: string, fallback = ''): string {
  const value = from[key]
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : fallback
}

export function flag(from: Node, key: string, fallback = false): boolean {
  const value = from[key]
  return typeof value === 'boolean' ? value : fallback
}

export function number(from: Node, key: string, fallback: number): number {
  const value = Number(from[key])
  return has(from, key) && Number.isFinite(value) ? value : fallback
}

export function nodes(from: Node, key: string): Node[] {
  const value = from[key]
  return Array.isArray(value) ? value.filter(isNode) : []
}

export function strings(from: Node, key: string): string[] {
  const value = from[key]
  return Array.isArray(value)
    ? value.filter((each) => typeof each === 'string')
    : typeof value === 'string'
      ? [value]
      : []
}

/** `content` with `i18n_content`, `default_value` with `i18n_default_value` …; the plain field when the language is missing. */
export function localized(from: Node, key: string, language: Language): string {
  const translated = node(from, `i18n_${key}`)[language === 'zh' ? 'zh_cn' : 'en_us']
  return typeof translated === 'string' ? translated : text(from, key)
}

/** What a `{tag: "plain_text", content}` under `key` says. */
export const plain = (from: Node, key: string, language: Language): string =>
  localized(node(from, key), 'content', language)

/** The value of the callback behaviour, or undefined when pressing does not reach the bot. */
export function callback(from: Node): { value: unknown } | undefined {
  const found = nodes(from, 'behaviors').find((each) => each.type === 'callback')
  return found === undefined ? undefined : { value: found.value }
}

/** The address an open_url behaviour leads to; only http and https are followed. */
export function linkOf(from: Node): string | undefined {
  const found = nodes(from, 'behaviors').find((each) => each.type === 'open_url')
  return found === undefined ? undefined : urlOf(found)
}

/** The address in a multi-URL object, as a phone would choose it. */
export function urlOf(from: Node): string | undefined {
  const address = ['android_url', 'ios_url', 'default_url', 'url', 'pc_url']
    .map((key) => text(from, key))
    .find((each) => each !== '' && !each.startsWith('lark://msgcard'))
  return address !== undefined && /^https?:\/\//i.test(address) ? address : undefined
}
