/** Why a report was not taken and what to do next. */
export const zh = {
  ticket_ask_owner: ({ client, who }: { client: string; who: string }) =>
    `${client} 的报修由客户经理和售后来开，请告诉 ${who}。`,
  ticket_needs_client: (_: Record<string, never>) =>
    '还不知道是哪家客户的，先选项目，或点「改一改」补上客户。',
  group_only: (_: Record<string, never>) => '这个命令要在群里发：先把机器人拉进售后群，再 @ 它。',
}

export const en: typeof zh = {
  ticket_ask_owner: ({ client, who }) =>
    `Tickets of ${client} are opened by its account manager and after-sales: please tell ${who}.`,
  ticket_needs_client: () => 'The client is not known yet: choose a project, or press Change and say which.',
  group_only: () => 'Send this in a group: put the bot into the after-sales group and mention it there.',
}
