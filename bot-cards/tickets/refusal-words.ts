/** Why something about a ticket was not done and what to do next. */
export const zh = {
  ticket_not_yours: ({ number }: { number: string }) =>
    `工单 ${number} 由售后和项目组处理。要补充情况，在卡片下面回复就行。`,
  ticket_taken: ({ who }: { who: string }) => `${who} 已经接了，卡片是最新的。`,
  ticket_moved_on: ({ number }: { number: string }) =>
    `工单 ${number} 已经往下走了，这一步做不了，看一眼最新的卡片。`,
}

export const en: typeof zh = {
  ticket_not_yours: ({ number }) =>
    `Ticket ${number} is handled by after-sales and the project. To add something, reply below the card.`,
  ticket_taken: ({ who }) => `${who} has taken it already. The card is up to date.`,
  ticket_moved_on: ({ number }) => `Ticket ${number} has moved on; this step no longer fits. See its card.`,
}
