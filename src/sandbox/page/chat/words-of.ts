import type { MessageRow } from '../../contract.ts'
import { isNode, type Node, nodes, text } from '../card/read.ts'

export type Piece = {
  kind: 'text' | 'at' | 'link' | 'bold' | 'italic' | 'under' | 'strike'
  text: string
  href?: string
}

const escapes: Record<string, string> = {
  '&lt;': '<',
  '&gt;': '>',
  '&amp;': '&',
  '&quot;': '"',
  '&nbsp;': ' ',
}
const readable = (words: string) =>
  words.replace(/&(lt|gt|amp|quot|nbsp);/g, (found) => escapes[found] ?? found)

/** What a text of the bot may hold; people's texts carry no markup, only addresses and placeholders mean something. */
const written =
  /<at user_id="(?<id>[^"]*)">(?<name>.*?)<\/at>|<(?<style>[bius])>(?<styled>.*?)<\/\k<style>>|\[(?<label>[^\]]+)\]\((?<link>https?:\/\/[^\s)]+)\)|(?<bare>https?:\/\/[^\s<]+)|(?<key>@_user_\d+|@_all)/gs
const typed = /(?<bare>https?:\/\/[^\s<]+)|(?<key>@_user_\d+|@_all)/g
const styles: Record<string, Piece['kind']> = { b: 'bold', i: 'italic', u: 'under', s: 'strike' }

type Reader = { mentions: NonNullable<MessageRow['mentions']>; everyone: string; fromBot: boolean }

/** A text message in pieces: mentions and links, and in a text of the bot also the four styles Lark knows. */
export function piecesOf(words: string, { mentions, everyone, fromBot }: Reader): Piece[] {
  const pieces: Piece[] = []
  const plain = (said: string) => (fromBot ? readable(said) : said)
  const put = (kind: Piece['kind'], said: string, href?: string) =>
    said !== '' && pieces.push({ kind, text: said, ...(href === undefined ? {} : { href }) })
  let end = 0
  for (const found of words.matchAll(fromBot ? written : typed)) {
    put('text', plain(words.slice(end, found.index)))
    end = found.index + found[0].length
    const { id, name, style, styled, label, link, bare, key } = found.groups ?? {}
    if (id !== undefined) put('at', `@${id === 'all' ? everyone : plain(name ?? '')}`)
    else if (style !== undefined) put(styles[style] ?? 'text', plain(styled ?? ''))
    else if (link !== undefined) put('link', plain(label ?? ''), link)
    else if (bare !== undefined) put('link', bare, bare)
    else if (key === '@_all') put('at', `@${everyone}`)
    else put('at', `@${mentions.find((mention) => mention.key === key)?.name ?? key}`)
  }
  put('text', plain(words.slice(end)))
  return pieces
}

/** The post in the reader's language; posts of people carry no language around them. */
export function postOf(content: Node, language: 'zh' | 'en'): { title: string; paragraphs: Node[][] } {
  const inside = content.zh_cn ?? content.en_us
  const chosen = isNode(inside) ? (content[language === 'zh' ? 'zh_cn' : 'en_us'] ?? inside) : content
  const post = isNode(chosen) ? chosen : {}
  const paragraphs = Array.isArray(post.content) ? post.content : []
  return { title: text(post, 'title'), paragraphs: paragraphs.map((each) => nodes({ each }, 'each')) }
}

/** One line about a message, for quotes. */
export function lineOf(message: MessageRow, language: 'zh' | 'en'): string {
  const content = isNode(message.content) ? message.content : {}
  const reader: Reader = {
    mentions: message.mentions ?? [],
    everyone: language === 'zh' ? '所有人' : 'everyone',
    fromBot: message.from === 'bot',
  }
  const kinds: Record<string, [string, string]> = {
    image: ['[图片]', '[Photo]'],
    audio: ['[语音]', '[Voice]'],
    interactive: ['[卡片]', '[Card]'],
    media: ['[视频]', '[Video]'],
  }
  if (message.msgType === 'text')
    return piecesOf(text(content, 'text'), reader)
      .map((piece) => piece.text)
      .join('')
  if (message.msgType === 'file')
    return `[${language === 'zh' ? '文件' : 'File'}] ${text(content, 'file_name')}`
  if (message.msgType === 'post') {
    const post = postOf(content, language)
    return (
      post.title ||
      post.paragraphs
        .flat()
        .map((piece) => text(piece, 'text'))
        .join('')
    )
  }
  return kinds[message.msgType]?.[language === 'zh' ? 0 : 1] ?? `[${message.msgType}]`
}
