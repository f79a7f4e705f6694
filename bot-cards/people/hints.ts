import type { Bilingual } from '../kit/text.ts'

/** What people are told about the directory, their roles and who stands in; shown on notice cards. */
export const hints = {
  directoryUnreadable: {
    zh: '通讯录读不出来，人员变动暂时跟不上。请到飞书开发者后台看一下通讯录权限和可用范围，今晚我会再试。',
    en: 'I cannot read the company directory, so changes of staff are not followed. Please check the app’s contact permissions and range in the developer console; I try again tonight.',
  },
  directoryShort: (missing: number): Bilingual => ({
    zh: `通讯录里一下少了 ${missing} 位同事，多半是应用的通讯录范围被改小了，我先都不动。请到开发者后台看一下；真离职的，可以发起「/交接」。`,
    en: `${missing} colleagues vanished from the directory at once. Most likely the app’s contact range was narrowed, so I changed nothing. Please check the developer console; for somebody who really left, start a “/handover”.`,
  }),
} satisfies Record<string, Bilingual | ((...args: never[]) => Bilingual)>
