/** Why something about a ticket was not done and what to do next. */
type None = Record<string, never>

export const zh = {
  ticket_not_yours: ({ number }: { number: string }) =>
    `工单 ${number} 由售后和项目组处理。要补充情况，在卡片下面回复就行。`,
  ticket_taken: ({ who }: { who: string }) => `${who} 已经接了，卡片是最新的。`,
  ticket_moved_on: ({ number }: { number: string }) =>
    `工单 ${number} 已经往下走了，这一步做不了，看一眼最新的卡片。`,
  ticket_unconfirmed: (_: None) => '客户还没确认，不能直接关。先点「客户确认」；实在联系不上，请主管关。',
  ticket_too_old: ({ days }: { days: number }) => `关了超过 ${days} 天，重新报一张吧：/报修`,
}

export const en: typeof zh = {
  ticket_not_yours: ({ number }) =>
    `Ticket ${number} is handled by after-sales and the project. To add something, reply below the card.`,
  ticket_taken: ({ who }) => `${who} has taken it already. The card is up to date.`,
  ticket_moved_on: ({ number }) => `Ticket ${number} has moved on; this step no longer fits. See its card.`,
  ticket_unconfirmed: () =>
    'The client has not confirmed it. Record what they say first; a manager can close it where nobody answers.',
  ticket_too_old: ({ days }) => `It was closed more than ${days} days ago: report it anew with /repair.`,
}
