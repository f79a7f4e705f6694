/** Why a word about a ticket in hand was not taken. */
export const zh = {
  ticket_not_with_you: ({ number }: { number: string }) => `工单 ${number} 现在不在你手里了。`,
}

export const en: typeof zh = {
  ticket_not_with_you: ({ number }) => `Ticket ${number} is no longer with you.`,
}
