import type { MessageRow, PersonRow } from '../../src/sandbox/contract.ts'
import { draftCard, formCard } from './sample-visits.ts'

export const people: PersonRow[] = [
  { openId: 'ou_zhang', name: '张宁', enName: 'Zhang Ning', role: '销售 Sales', avatar: '' },
  { openId: 'ou_li', name: '李想', enName: 'Li Xiang', role: '销售 Sales', avatar: '' },
  { openId: 'ou_zhao', name: '赵工', enName: 'Zhao Gong', role: '售后工程师 After-sales', avatar: '' },
  { openId: 'ou_lin', name: '林珊', enName: 'Lin Shan', role: '经理 Manager', avatar: '#8d55ed' },
  { openId: 'ou_admin', name: '陈默', enName: 'Chen Mo', role: '管理员 Admin', avatar: '' },
]

/** A conversation that shows every kind of message once. */
export function firstMessages(now: number): MessageRow[] {
  const minute = 60_000
  const chat = 'oc_p2p_ou_zhang'
  let count = 0
  const row = (
    ago: number,
    from: string,
    msgType: string,
    content: unknown,
    rest: Partial<MessageRow> = {},
  ): MessageRow => {
    count += 1
    return {
      messageId: `om_${count}`,
      chatId: chat,
      at: now - ago * minute,
      from,
      fromName: from,
      msgType,
      content,
      recalled: false,
      reactions: [],
      ...rest,
    }
  }
  return [
    row(1500, 'bot', 'text', { text: '你好，我是客情管家。拜访完客户，跟我说一句就行。' }),
    row(62, 'ou_zhang', 'image', { image_key: 'img_sample' }),
    row(61, 'ou_zhang', 'file', { file_key: 'file_1', file_name: '二期样板间报价 v3.pdf' }),
    row(60, 'ou_zhang', 'audio', { file_key: 'file_voice', duration: 7000 }),
    row(59, 'bot', 'post', {
      zh_cn: {
        title: '收到三个附件',
        content: [
          [
            { tag: 'text', text: '会和' },
            { tag: 'text', text: '下一次拜访', style: ['bold'] },
            { tag: 'text', text: '一起保存，' },
            { tag: 'a', text: '怎么用', href: 'https://example.test/' },
          ],
        ],
      },
      en_us: {
        title: 'Three attachments',
        content: [[{ tag: 'text', text: 'They will be kept with your next visit.' }]],
      },
    }),
    row(40, 'ou_zhang', 'text', { text: '不小心发错了' }, { recalled: true }),
    row(20, 'ou_zhang', 'text', { text: '/拜访' }),
    row(19, 'bot', 'interactive', formCard),
    row(
      3,
      'ou_zhang',
      'text',
      { text: '万川 王总 今天上午 面谈 聊了二期样板间，周五前发报价' },
      { reactions: [{ emoji: 'GET', from: 'bot' }] },
    ),
    row(2, 'bot', 'interactive', draftCard),
    row(
      30,
      'ou_zhao',
      'text',
      { text: '@_user_1 /拜访 龙澜置业 上门返修' },
      {
        chatId: 'oc_after',
        messageId: 'om_root',
        threadId: 'omt_1',
        mentions: [{ key: '@_user_1', openId: 'ou_bot', name: '客情管家' }],
      },
    ),
    row(
      29,
      'bot',
      'text',
      { text: '赵工 记录了一次拜访：龙澜置业。详情已私发。' },
      { chatId: 'oc_after', threadId: 'omt_1', parentId: 'om_root' },
    ),
    row(
      28,
      'ou_lin',
      'text',
      { text: '辛苦了，客户怎么说？' },
      { chatId: 'oc_after', threadId: 'omt_1', parentId: 'om_root' },
    ),
    row(
      10,
      'ou_lin',
      'text',
      { text: '@_user_1 周五的会别忘了 https://example.test/meeting' },
      { chatId: 'oc_after', mentions: [{ key: '@_user_1', openId: 'ou_zhang', name: '张宁' }] },
    ),
    row(9, 'ou_zhang', 'text', { text: '好的' }, { chatId: 'oc_after', parentId: 'om_14' }),
  ]
}
