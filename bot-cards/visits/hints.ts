import type { Bilingual } from '../kit/text.ts'

/** Short answers to what is not a visit, shown on a notice card. */
export const hints = {
  notAVisit: {
    zh: '我在。见了客户就跟我说一句，比如「上午去了万川见王总，聊二期预算，周五前发报价」，我来记。发「/帮助」看我还会什么。',
    en: 'I am here. Tell me in one sentence whom you met, e.g. “met Wang at Wanchuan this morning, send the quote by Friday”, and I log it. “/help” shows what else I can do.',
  },
  noDraftForFile: {
    zh: '照片收到了，可还不知道是哪次拜访的。先说一句拜访，再发一次照片，我就附上。',
    en: 'I got the picture but do not know which visit it belongs to. Tell me about the visit first, then send it again.',
  },
  voiceTooLong: {
    zh: '语音超过一分钟，我一次听不完。录音存好了；麻烦分几段说，或再打几个字。',
    en: 'The recording is longer than a minute, more than I can take in. I kept it; please say it in parts or type a few words.',
  },
  voiceUnclear: {
    zh: '语音收到了，可没听清说的什么。录音存好了；麻烦再说一遍，或打几个字。',
    en: 'I got your voice message but could not make out the words. I kept it; please say it again or type a few words.',
  },
  voiceUnheard: {
    zh: '语音收到了，可飞书的语音识别一直没回应，没法转成文字。录音存好了；麻烦打几个字，或过会儿再说一遍。',
    en: 'I got your voice message, but speech recognition in Lark does not answer. I kept it; please type a few words or say it again later.',
  },
  clientInGroup: (name: string, owner: string | undefined): Bilingual => ({
    zh: `${name}，客户经理 ${owner ?? '还没定'}。详细的发到你私聊里了。`,
    en: `${name}, owner ${owner ?? 'not set yet'}. The details are in your private chat.`,
  }),
  looksKnown: {
    zh: '客户本里有很像的，点一家就行；真是另一家，发「/客户 新增」写明原因再建。',
    en: 'The book has one very like it: tap it. If it is really another, send “/client new” and say why.',
  },
  namePlease: { zh: '要看哪家？写成「/客户 万川」。', en: 'Which client? Write “/client Wanchuan”.' },
  formSent: { zh: '改吧，表单在下面。', en: 'The form is below.' },
  nameUnclear: {
    zh: '这个名字对不上一家客户，从上面选或写全称。',
    en: 'That name does not match one client. Pick one or write the full name.',
  },
} satisfies Record<string, Bilingual | ((...args: never[]) => Bilingual)>
