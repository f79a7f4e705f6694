/** What keqing answers to words in a ticket's thread. */
export const zh = {
  summary: '售后工单',
  pause: (number: number, what: string) => `工单 ${number} ${what}，要停表吗？`,
  visit: (number: number, when: string) => `工单 ${number} 约在${when}上门？`,
  unclear: (number: number) => `工单 ${number} 是好了，还是没好？`,
  which: '哪一张修好了？',
  none: '你手上没有在办的工单。',
  yesPause: '停表',
  yesVisit: '就这个时间',
  filed: '话已经记在工单里了。',
  solved: (number: number) => `工单 ${number} 记成处理完成了。完工照片回复在这里，会归到工单。`,
  tooOld: (number: number, days: number) =>
    `工单 ${number} 关了超过 ${days} 天，话记下了，要修就重新报一单。`,
}

export const en: typeof zh = {
  summary: 'After-sales ticket',
  pause: (number, what) => `Ticket ${number}: ${what.toLowerCase()}. Stop the clocks?`,
  visit: (number, when) => `Ticket ${number}: a visit on ${when}?`,
  unclear: (number) => `Ticket ${number}: solved, or not?`,
  which: 'Which one is solved?',
  none: 'You have no open ticket.',
  yesPause: 'Stop them',
  yesVisit: 'Yes, then',
  filed: 'Your words are filed with the ticket.',
  solved: (number) =>
    `Ticket ${number} is solved, noted. Reply here with a photo: it is filed with the ticket.`,
  tooOld: (number, days) =>
    `Ticket ${number} was closed more than ${days} days ago: your words are noted, report it anew to have it mended.`,
}
