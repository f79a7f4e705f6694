import { inSentence } from '../kit/text.ts'
import type { DocumentKind } from './actions.ts'

export const zh = {
  sign: {
    title: '保密协议',
    summary: '请签保密协议',
    lead: '客户资料要先签保密协议才能看。看一遍，点一下就签好了。',
    renew: (from: string) => `保密协议有新版本，请在${from}前重新签；到时没签，客户资料就先看不了。`,
    text: (version: number) => `协议全文（第 ${version} 版）`,
    press: '我已阅读并签署',
    waiting: '刚才发的我留着，签完接着办，不用重发。',
    signed: (when: string) => `${when} 已签署。`,
    resumed: (count: number) => (count === 1 ? '刚才那条我接着办。' : `刚才那 ${count} 条我接着办。`),
    signedTag: '已签',
    unsignedTag: '待签',
    toast: '签好了。',
    who: '谁还没签',
    write: '发布新版',
    notice: '改告知书',
  },
  unsigned: {
    title: '还没签保密协议的人',
    summary: '还没签保密协议的人',
    none: '都签了。',
    total: (count: number) => `还有 ${count} 人没签，没签的看不到客户资料。`,
    nudge: '提醒',
    nudged: '已提醒',
    more: '下一页',
  },
  write: {
    titles: { nda: '发布新版保密协议', consent_notice: '发布新版告知书' } satisfies Record<
      DocumentKind,
      string
    >,
    summary: '发布新版文本',
    lead: {
      nda: (version: number) => `现在是第 ${version} 版。发布后会请每个人重新签。`,
      consent_notice: (version: number) => `现在是第 ${version} 版。以后征得联系人同意时，用新的这一版。`,
    } satisfies Record<DocumentKind, (version: number) => string>,
    zh: '中文全文',
    en: '英文全文',
    from: '从哪天起必须是新版',
    hint: '最多 1000 字',
    fromHint: '不选就按公司政策的天数算',
    press: '发布',
    missing: '中英文都要写，界面两种语言都会用到。',
    fromWrong: '要选今天或以后的日子。',
    published: {
      nda: (version: number, people: number) => `第 ${version} 版发布了，已请 ${people} 人重新签。`,
      consent_notice: (version: number) => `第 ${version} 版发布了。`,
    },
  },
}

export const en: typeof zh = {
  sign: {
    title: 'Confidentiality agreement',
    summary: 'Please sign the confidentiality agreement',
    lead: 'Client data is for those who signed. Read it and press once.',
    renew: (from) =>
      `There is a new version. Please sign it before ${inSentence(from)}; without it you will not see client data from then on.`,
    text: (version) => `The agreement (version ${version})`,
    press: 'I have read this and sign',
    waiting: 'I keep what you just sent and go on with it once you have signed.',
    signed: (when) => `Signed ${inSentence(when)}.`,
    resumed: (count) =>
      count === 1
        ? 'I am going on with what you sent.'
        : `I am going on with the ${count} messages you sent.`,
    signedTag: 'signed',
    unsignedTag: 'to sign',
    toast: 'Signed.',
    who: 'Who has not signed',
    write: 'New version',
    notice: 'Consent notice',
  },
  unsigned: {
    title: 'Not signed yet',
    summary: 'Who has not signed',
    none: 'Everybody has signed.',
    total: (count) =>
      `${count} ${count === 1 ? 'person has' : 'people have'} not signed and ${count === 1 ? 'sees' : 'see'} no client data.`,
    nudge: 'Remind',
    nudged: 'Reminded',
    more: 'Next',
  },
  write: {
    titles: { nda: 'New confidentiality agreement', consent_notice: 'New consent notice' },
    summary: 'Publish a text',
    lead: {
      nda: (version) => `Version ${version} is in force. Everybody will be asked to sign the new one.`,
      consent_notice: (version) => `Version ${version} is in force. Consents from now on use the new one.`,
    },
    zh: 'Chinese text',
    en: 'English text',
    from: 'Required from',
    hint: 'At most 1000 characters',
    fromHint: 'Left empty: as company policy says',
    press: 'Publish',
    missing: 'Both languages are needed: the app shows either.',
    fromWrong: 'Pick today or a later day.',
    published: {
      nda: (version, people) =>
        `Version ${version} is out; ${people} ${people === 1 ? 'person was' : 'people were'} asked to sign.`,
      consent_notice: (version) => `Version ${version} is out.`,
    },
  },
}
