import type { PressReply } from '../../contract.ts'
import { attempt } from '../app/actions.ts'
import { api } from '../app/api.ts'
import { store, toast } from '../app/state.ts'
import { say } from '../app/words.ts'
import type { Press } from '../card/world.ts'

/** What the client says after a press: the bot's toast in the reader's language, or the error with its code. */
export function answerOf(
  reply: PressReply,
  language: 'zh' | 'en',
  failed: string,
): { kind: string; text: string } | undefined {
  if (reply.errorCode !== undefined) return { kind: 'error', text: `${failed} code: ${reply.errorCode}` }
  if (reply.toast === undefined) return undefined
  const translated = reply.toast.i18n?.[language === 'zh' ? 'zh_cn' : 'en_us']
  return { kind: reply.toast.type, text: translated ?? reply.toast.content }
}

/** Sends a press on a card of a message and shows the answer; the new card comes with the stream. */
export async function pressOn(messageId: string, press: Press): Promise<void> {
  await attempt(async () => {
    const { view } = store.get()
    const reply = await api.press({ as: view.as, messageId, ...press })
    const answer = answerOf(reply, view.lang, say('failed'))
    if (answer !== undefined && answer.text !== '') toast(answer.kind, answer.text)
  })
}
