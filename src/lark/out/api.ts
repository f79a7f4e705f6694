import { z } from 'zod'
import { type CallRequest, createCaller, type LarkApiOptions } from './call.ts'
import { larkErrorOf, refusalOf } from './errors.ts'
import type { Operation } from './operations.ts'
import { type LarkApi, LarkError, type LarkUser, type MessageBody } from './port.ts'
import { createSlashCommands } from './slash-commands.ts'

const sent = z.object({ data: z.object({ message_id: z.string(), chat_id: z.string() }) })
const image = z.object({ data: z.object({ image_key: z.string() }) })
const file = z.object({ data: z.object({ file_key: z.string() }) })
const botInfo = z.object({ bot: z.object({ open_id: z.string(), app_name: z.string().default('') }) })
const speech = z.object({ data: z.object({ recognition_text: z.string() }) })
/** Which fields come depends on the app's scopes. */
const userInfo = z.object({
  data: z.object({
    user: z.object({
      open_id: z.string(),
      union_id: z.string().optional(),
      name: z.string().default(''),
      en_name: z.string().optional(),
      department_ids: z.array(z.string()).nullish(),
      leader_user_id: z.string().optional(),
      status: z
        .object({ is_resigned: z.boolean().default(false), is_exited: z.boolean().default(false) })
        .nullish(),
    }),
  }),
})

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
    async user(openId) {
      const params = { user_id_type: 'open_id', department_id_type: 'open_department_id' }
      try {
        return larkUser(await ask('user', { path: { user_id: openId }, params }, userInfo))
      } catch (error) {
        if (isNobody(error)) return undefined
        throw error
      }
    },
    async recognizeSpeech(pcm, fileId) {
      const config = { file_id: fileId, format: 'pcm', engine_type: '16k_auto' }
      const data = { speech: { speech: Buffer.from(pcm).toString('base64') }, config }
      return (await ask('recognize_speech', { data, slow: true }, speech)).data.recognition_text
    },
    slashCommands: createSlashCommands(ask, call),
    checkToken,
  }
}

const messageFields = (body: MessageBody) => ({ msg_type: body.msgType, content: body.content })

/** The answer of "no such person for this app": outside its contact range, or an id it does not know. */
function isNobody(error: unknown): boolean {
  if (!(error instanceof LarkError) || error.kind !== 'permanent') return false
  const reason = refusalOf(error.code)
  return reason === 'out_of_range' || reason === 'bad_receiver'
}

function larkUser({ data: { user } }: z.output<typeof userInfo>): LarkUser {
  return {
    openId: user.open_id,
    name: user.name,
    departmentIds: user.department_ids ?? [],
    resigned: Boolean(user.status?.is_resigned || user.status?.is_exited),
    ...(user.union_id && { unionId: user.union_id }),
    ...(user.en_name && { enName: user.en_name }),
    ...(user.leader_user_id && { leaderOpenId: user.leader_user_id }),
  }
}

/** Lark's file_type by the name's ending; what it has no type for is a `stream`. */
function fileType(name: string): string {
  const ending = /\.(\w+)$/.exec(name)?.[1]?.toLowerCase() ?? ''
  if (/^(opus|mp4|pdf)$/.test(ending)) return ending
  return /^(doc|xls|ppt)x?$/.exec(ending)?.[1] ?? 'stream'
}
