import { say, sayMd } from '../i18n/say.ts'
import { card, type Tone } from '../kit/card.ts'
import { defineCard } from '../kit/define.ts'
import { markdown } from '../kit/elements.ts'
import { clip, md } from '../kit/escape.ts'
import { endless, hostile } from '../kit/samples.ts'
import { refusalText } from './refusals.ts'
import type { NoticeView } from './views.ts'

const tones: Record<NoticeView['tone'], Tone> = {
  info: 'blue',
  success: 'green',
  warning: 'orange',
  error: 'red',
}

/** One sentence with a tone: refusals in chat, short confirmations. */
export const noticeCard = defineCard<NoticeView>({
  name: 'system/notice',
  samples: {
    refusal: { tone: 'warning', text: refusalText({ code: 'no_such_day', params: { heard: '2月30号' } }) },
    success: {
      tone: 'success',
      text: { zh: '完成了，「发报价」划掉。', en: 'Done: “发报价” is ticked off.' },
    },
    info: {
      tone: 'info',
      title: { zh: '照片收到了', en: 'Photo received' },
      text: { zh: '放进万川那条拜访了。', en: 'It is kept with the visit to 万川.' },
    },
    error: { tone: 'error', text: refusalText({ code: 'failed', params: { trace: 'trc_01KAQ' } }) },
    'hostile words': {
      tone: 'warning',
      title: { zh: hostile, en: hostile },
      text: { zh: endless, en: endless },
    },
  },
  render: (view, room) =>
    card({
      title: view.title ?? say((w) => w.system.notice.titles[view.tone]),
      tone: tones[view.tone],
      summary: say((w) => w.system.notice.summary),
      elements: [markdown(sayMd((_, of) => md`${clip(of(view.text), room)}`))],
    }),
})
