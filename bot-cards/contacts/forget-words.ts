import { inSentence } from '../kit/text.ts'

/** Words of withdrawing, its receipt and the purge of what nobody agreed to. */
export const zh = {
  forget: {
    title: (name: string) => `${name}撤回同意？`,
    summary: '撤回同意',
    body: '点了马上停用：电话、邮箱、微信、生日、喜好和名片全部删除，不能恢复。同意和撤回的记录按法律留底。',
    question: '合同、结算单上有本人签字吗？有的话，姓名和职务锁定存档，别的照删。',
    named: '签约记录里写着这个名字：姓名和职务锁定存档，别的全部删除。',
    all: '没有签字，全部删除',
    keep: '有签字，锁定存档',
    lock: '撤回并锁定',
    back: '先不动',
    which: '是哪一位？',
    whichLead: (typed: string) => `「${typed}」可能是这几位，点一下，下一步再确认。`,
    whichMore: (count: number) => `还有 ${count} 位没列出来，带上客户名再说一次就能找准。`,
    whichSummary: '选一位联系人',
    unknown: '没找到说的是哪位。发「/联系人 客户名」打开那位，点「对方撤回同意」。',
  },
  forgotten: {
    title: '撤回办好了',
    summary: '撤回同意的回执',
    receipt: '回执',
    who: (name: string, client: string) => `${client} ${name}`,
    deleted: '联系方式、生日、喜好、名片已删除，姓名和职务也删了。',
    locked: (why: string) =>
      `联系方式、生日、喜好、名片已删除；因为${why}，姓名和职务锁定存档，不再显示、不再使用。`,
    by: (who: string, when: string) => `${who} · ${when}`,
    at: (when: string) => when,
    reply: '可以回对方：「您的联系方式我们已经停用并删除，不会再打扰您。」',
    gone: '这位联系人已撤回同意，资料不再显示。',
    ownerTitle: '有联系人撤回了同意',
  },
  purge: {
    title: '有联系方式快要清掉了',
    summary: '联系方式快到期',
    body: (client: string) => `${client} 的联系人还没同意，到点就清掉电话、邮箱和微信：`,
    line: (name: string, when: string) => `${name} · ${when} 清掉`,
    more: (count: number) => `还有 ${count} 位`,
    record: '去记同意',
  },
}

export const en: typeof zh = {
  forget: {
    title: (name) => `${name} withdraws consent?`,
    summary: 'Consent withdrawn',
    body: 'Use stops at once: phone, e-mail, WeChat, birthday, likes and business card are deleted for good. The record of consent and withdrawal stays, as the law requires.',
    question:
      'Is their signature on a contract or settlement? Then name and title stay, locked; the rest is deleted.',
    named: 'A contract record names them: name and title stay, locked; the rest is deleted.',
    all: 'No signature, delete all',
    keep: 'Signature, lock it',
    lock: 'Withdraw and lock',
    back: 'Not now',
    which: 'Which person?',
    whichLead: (typed) => `“${typed}” could be one of these. Pick one; you confirm in the next step.`,
    whichMore: (count) => `${count} more not shown. Say it again with the client’s name.`,
    whichSummary: 'Pick a contact',
    unknown:
      'I cannot tell who is meant. Send “/contacts client”, open the person and press “Consent withdrawn”.',
  },
  forgotten: {
    title: 'Withdrawal done',
    summary: 'Receipt of a withdrawal',
    receipt: 'Receipt',
    who: (name, client) => `${name}, ${client}`,
    deleted:
      'Phone, e-mail, WeChat, birthday, likes and business card are deleted, and so are name and title.',
    locked: (why) =>
      `Phone, e-mail, WeChat, birthday, likes and business card are deleted. Because ${why}, name and title are locked: neither shown nor used any more.`,
    by: (who, when) => `${who} · ${when}`,
    at: (when) => when,
    reply:
      'You may answer them: “Your contact details are out of use and deleted. We will not disturb you again.”',
    gone: 'This contact withdrew consent. Their data is no longer shown.',
    ownerTitle: 'A contact withdrew consent',
  },
  purge: {
    title: 'Contact details about to be removed',
    summary: 'Contact details about to expire',
    body: (client) =>
      `These contacts of ${client} have not consented; if that does not change, phone, e-mail and WeChat are removed:`,
    line: (name, when) => `${name} · removed ${inSentence(when)}`,
    more: (count) => `${count} more`,
    record: 'Record consent',
  },
}
