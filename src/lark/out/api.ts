import { z } from 'zod'
import { createCalendar } from './calendar.ts'
import { type CallRequest, createCaller, type LarkApiOptions } from './call.ts'
import { createDirectory } from './directory.ts'
import { larkErrorOf } from './errors.ts'
import type { Operation } from './operations.ts'
import type { LarkApi, MessageBody } from './port.ts'
import { createSlashCommands } from './slash-commands.ts'

const sent = z.object({ data: z.object({ message_id: z.string(), chat_id: z.string() }) })
const image = z.object({ data: z.object({ image_key: z.string() }) })
const file = z.object({ data: z.object({ file_key: z.string() }) })
const botInfo = z.object({ bot: z.object({ open_id: z.string(), app_name: z.string().default('') }) })
const speech = z.object({ data: z.object({ recognition_text: z.string() }) })
/** A call whose answer has this shape; another shape is a permanent `LarkError`, as the call itself did its work. */
export type Ask = <T>(api: Operation, request: CallRequest, answer: z.ZodType<T>) => Promise<T>

/**
 * Lark's Open Platform through the SDK's REST client. Everything rejects with `LarkError`; `refusalOf(error.code)`
 * names a permanent one.
 */
export function createLarkApi(options: LarkApiOptions): LarkApi {
  const { call, checkToken } = createCaller(options)

  const ask: Ask = async (api, request, answer) => {
    const got = await call(api, request)
    const read = answer.safeParse(got)
    if (!read.success) throw larkErrorOf(api, new Error('an answer of another shape'))
    return read.data
  }

  return {
    async send(to, body, uuid) {
      const data = { receive_id: to.id, ...messageFields(body), uuid }
      const answer = await ask('send', { params: { receive_id_type: to.type }, data }, sent)
      return { messageId: answer.data.message_id, chatId: answer.data.chat_id }
    },
    async reply(messageId, body, { uuid, inThread }) {
      const data = { ...messageFields(body), reply_in_thread: inThread, uuid }
      const answer = await ask('reply', { path: { message_id: messageId }, data }, sent)
      return { messageId: answer.data.message_id, chatId: answer.data.chat_id }
    },
    async patchCard(messageId, card) {
      await call('patch_card', { path: { message_id: messageId }, data: { content: card } })
    },
    async recall(messageId) {
      await call('recall', { path: { message_id: messageId } })
    },
    async react(messageId, emoji) {
      await call('react', { path: { message_id: messageId }, data: { reaction_type: { emoji_type: emoji } } })
    },
    async urge(messageId, openIds) {
      const path = { message_id: messageId }
      await call('urge', { path, params: { user_id_type: 'open_id' }, data: { user_id_list: openIds } })
    },
    async uploadImage(bytes, name) {
      const data = { image_type: 'message', image: new File([bytes], name) }
      return (await ask('upload_image', { data, form: true, slow: true }, image)).data.image_key
    },
    async uploadFile(bytes, name) {
      const data = { file_type: fileType(name), file_name: name, file: new File([bytes], name) }
      return (await ask('upload_file', { data, form: true, slow: true }, file)).data.file_key
    },
    async download(messageId, fileKey, type, maxBytes) {
      const path = { message_id: messageId, file_key: fileKey }
      return ask('download', { path, params: { type }, maxBytes, slow: true }, z.instanceof(Uint8Array))
    },
    async bot() {
      const { bot } = await ask('bot', {}, botInfo)
      return { openId: bot.open_id, name: bot.app_name }
    },
    ...createDirectory(ask),
    async recognizeSpeech(pcm, fileId) {
      const config = { file_id: fileId, format: 'pcm', engine_type: '16k_auto' }
      const data = { speech: { speech: Buffer.from(pcm).toString('base64') }, config }
      return (await ask('recognize_speech', { data, slow: true }, speech)).data.recognition_text
    },
    slashCommands: createSlashCommands(ask, call),
    calendar: createCalendar(ask, call),
    checkToken,
  }
}

const messageFields = (body: MessageBody) => ({ msg_type: body.msgType, content: body.content })

/** Lark's file_type by the name's ending; what it has no type for is a `stream`. */
function fileType(name: string): string {
  const ending = /\.(\w+)$/.exec(name)?.[1]?.toLowerCase() ?? ''
  if (/^(opus|mp4|pdf)$/.test(ending)) return ending
  return /^(doc|xls|ppt)x?$/.exec(ending)?.[1] ?? 'stream'
}
