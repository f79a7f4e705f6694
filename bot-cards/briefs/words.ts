/** The words of briefs, of the evening's card and of Lark's calendar. */

export const zh = {
  event: {
    summary: (client: string, kind: string) => `${client} · ${kind}`,
    description: (client: string) =>
      `议题、对方是谁、上次聊到哪，都在客情管家的会前准备里；也可以私聊发「/计划 ${client}」。`,
  },
  noCalendar: {
    title: '约好的会进不了日历',
    summary: '缺日历权限',
    body: '计划照常发布，准备卡和提醒也照发，只是不进各人的飞书日历：应用还没有日历权限。',
    how: '在飞书开放平台给应用开通这几项，发布新版本就行。开通后，还没开的会我自己补进去。',
    once: '这件事只说这一次。',
  },
}

export const en: typeof zh = {
  event: {
    summary: (client, kind) => `${client} · ${kind}`,
    description: (client) =>
      `Agenda, who you will meet and where you left off: see the brief keqing sends, or write “/plan ${client}” to it.`,
  },
  noCalendar: {
    title: 'Meetings do not reach the calendar',
    summary: 'Calendar permission missing',
    body: 'Plans are published and briefs are sent as usual, but nothing appears in people’s Lark calendars: the app may not write there.',
    how: 'Add these permissions to the app on the open platform and publish a new version. Meetings still ahead are then added by themselves.',
    once: 'You are told this once.',
  },
}
