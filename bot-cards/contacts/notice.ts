import type { Bilingual } from '../kit/text.ts'

/** The notice that consent is asked with (制度四(一) 告知用途并征得同意, PIPL 17), version 1 as it comes with the program. */
export const builtInNotice: { version: number; text: Bilingual } = {
  version: 1,
  text: {
    zh: '您好，我们想保存您的姓名、职务、电话、邮箱和微信，用来沟通业务、配合项目和售后，您愿意的话也用来问候和邀请您参加活动。资料加密存放，只有负责贵司的同事看得到；不经您单独同意，不给别家。您随时可以查看、更正、要求删除，或者撤回同意，跟联系您的同事说一声就行。',
    en: 'We would like to keep your name, title, phone, e-mail and WeChat to talk business, run projects and give after-sales service and, if you wish, to greet and invite you. The data is kept encrypted and seen only by the colleagues who look after your company; nobody else gets it without your separate consent. You may see, correct or delete it, or withdraw your consent, at any time: just tell the colleague you know.',
  },
}
