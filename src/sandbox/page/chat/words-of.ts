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

const pattern =
  /<at user_id="([^"]*)">(.*?)<\/at>|<([bius])>(.*?)<\/\3>|\[([^\]]+)\]\((https?:\/\/[^\s)]+)\)|(https?:\/\/[^\s<]+)|(@_user_\d+|@_all)/gs
const styles: Record<string, Piece['kind']> = { b: 'bold', i: 'italic', u: 'under', s: 'strike' }

/** A text message in pieces: mentions, links and the four styles Lark knows; everything else as typed. */
export function piecesOf(
  words: string,
  mentions: NonNullable<MessageRow['mentions']>,
  everyone: string,
): Piece[] {
  const pieces: Piece[] = []
  let end = 0
  const put = (kind: Piece['kind'], said: string, href?: string) =>
    said !== '' && pieces.push({ kind, text: said, ...(href === undefined ? {} : { href }) })
  for (const found of words.matchAll(pattern)) {
    const [whole, atId, atName, style, styled, label, link, bare, key] = found
    put('text', readable(words.slice(end, found.index)))
    end = found.index + whole.length
    if (atId !== undefined) put('at', `@${atId === 'all' ? everyone : readable(atName ?? '')}`)
    else if (style !== undefined) put(styles[style] ?? 'text', readable(styled ?? ''))
    else if (link !== undefined) put('link', readable(label ?? ''), link)
    else if (bare !== undefined) put('link', bare, bare)
    else if (key === '@_all') put('at', `@${everyone}`)
    else put('at', `@${mentions.find((mention) => mention.key === key)?.name ?? key}`)
  }
  put('text', readable(words.slice(end)))
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
  const kinds: Record<string, [string, string]> = {
    image: ['[图片]', '[Photo]'],
    audio: ['[语音]', '[Voice]'],
    interactive: ['[卡片]', '[Card]'],
    media: ['[视频]', '[Video]'],
  }
  if (message.msgType === 'text')
    return piecesOf(text(content, 'text'), message.mentions ?? [], language === 'zh' ? '所有人' : 'everyone')
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
