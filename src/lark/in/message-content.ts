import { z } from 'zod'
import type { MessageContent } from './event.ts'
import { jsonOf } from './json.ts'

const key = z.string().min(1)
const textContent = z.object({ text: z.string() })
const imageContent = z.object({ image_key: key })
const fileContent = z.object({ file_key: key, file_name: z.string().default('') })
const audioContent = z.object({ file_key: key, duration: z.coerce.number().nonnegative().default(0) })
const userContent = z.object({ user_id: key })
const postContent = z.object({
  title: z.string().default(''),
  content: z.array(
    z.array(
      z.object({
        tag: z.string(),
        text: z.string().default(''),
        href: z.string().default(''),
        user_id: z.string().default(''),
        image_key: z.string().default(''),
        emoji_type: z.string().default(''),
      }),
    ),
  ),
})
type PostElement = z.output<typeof postContent>['content'][number][number]

/**
 * The parts of a message, from Lark's message_type and its content, which is JSON inside a string
 * (lark-platform.md §2.1). undefined when a kind keqing reads does not have the documented shape.
 */
export function messageContent(type: string, content: string): MessageContent[] | undefined {
  switch (type) {
    case 'text': {
      const read = textContent.safeParse(jsonOf(content)).data
      return read && [{ kind: 'text', text: read.text }]
    }
    case 'post': {
      const read = postContent.safeParse(jsonOf(content)).data
      return read && postParts(read)
    }
    case 'image': {
      const read = imageContent.safeParse(jsonOf(content)).data
      return read && [{ kind: 'image', imageKey: read.image_key }]
    }
    case 'file': {
      const read = fileContent.safeParse(jsonOf(content)).data
      return read && [{ kind: 'file', fileKey: read.file_key, name: read.file_name }]
    }
    case 'audio': {
      const read = audioContent.safeParse(jsonOf(content)).data
      return read && [{ kind: 'audio', fileKey: read.file_key, durationMs: read.duration }]
    }
    case 'share_user': {
      const read = userContent.safeParse(jsonOf(content)).data
      return read && [{ kind: 'name_card', openId: read.user_id }]
    }
    default:
      return [{ kind: 'unsupported', name: type }]
  }
}

/** A post as one text (its title the first line), then its images in order. A post of images alone has no text part. */
function postParts(post: z.output<typeof postContent>): MessageContent[] {
  const lines = post.content.map((line) => line.map(elementText).join(''))
  const text = (post.title === '' ? lines : [post.title, ...lines]).join('\n').trim()
  const images = post.content
    .flat()
    .filter((element) => element.tag === 'img' && element.image_key !== '')
    .map((element) => ({ kind: 'image' as const, imageKey: element.image_key }))
  return text === '' && images.length > 0 ? images : [{ kind: 'text', text }, ...images]
}

/** One element in the words a plain text message would have for it. */
function elementText(element: PostElement): string {
  switch (element.tag) {
    case 'a':
      return element.href === '' ? element.text : `[${element.text}](${element.href})`
    case 'at':
      // In events this is the placeholder (`@_user_1`, `@_all`) that the mentions list resolves.
      return element.user_id
    case 'emotion':
      return element.emoji_type === '' ? '' : `[${element.emoji_type}]`
    default:
      return element.text
  }
}
