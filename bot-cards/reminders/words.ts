export const zh = {
  morning: {
    title: '今天要跟进的客户',
    titleOf: (day: string) => `${day}要跟进的客户`,
    summary: '今天要跟进的客户',
    counts: (open: number) => `${open} 件`,
    overdue: (count: number) => `${count} 件逾期`,
    allDone: '都处理完了，漂亮。',
    nothing: '现在没有要跟进的。',
    missed: (day: string) => `${day}起系统没能发提醒，漏掉的都补在这张卡里了。`,
    locked: (count: number) => `有 ${count} 件客户的事等你跟进。先签保密协议，签完点下面就能看。`,
    open: '看看是哪些',
    instead: (owner: string) => `替${owner}`,
    nobody: '没有客户经理',
    team: (owner: string) => `${owner}的客户`,
    done: (what: string) => `已完成：${what}`,
    excused: (what: string) => `已免：${what}`,
    and: '、',
    etc: (count: number) => `等 ${count} 件`,
    more: (count: number) => `还有 ${count} 件，看全部`,
    snooze: '推迟',
    nudge: (owner: string) => `催${owner}`,
    look: '看客户',
    nudged: (owner: string) => `今天已提醒${owner}`,
    snoozed: (day: string) => `已推迟，${day}再提醒`,
    ask: (left: number) => `推迟到哪天再提醒？到期日不变，还能推 ${left} 次。`,
    keep: '不推了',
  },
  snooze: {
    toast: (day: string) => `好，${day}再提醒你`,
  },
  nudge: {
    title: (manager: string) => `${manager}提醒你跟进`,
    summary: '有客户等你跟进',
    toast: (owner: string) => `已经提醒${owner}了`,
  },
  nobody: {
    title: '有客户没人收提醒',
    away: (names: string) =>
      `${names}收不到提醒（离职、停用了机器人，或不在可用范围），这些客户的提醒先发给了主管。发“/交接”把客户交出去，或在管理后台调可用范围。`,
    alone: (names: string, count: number) =>
      `没有客户经理：${names}${count > 5 ? ` 等 ${count} 家` : ''}，提醒先发给了组长，请尽快定人。`,
    and: '、',
  },
  watchdog: {
    title: '提醒发不出去',
    text: (count: number, minutes: number) =>
      `有 ${count} 条提醒到点没发出去，最久的晚了 ${minutes} 分钟。没有丢，恢复后会补发。请看一下服务和日志（/readyz 里的 reminders）。`,
  },
}

export const en: typeof zh = {
  morning: {
    title: 'Clients to follow up today',
    titleOf: (day) => `Clients to follow up, ${day}`,
    summary: 'Clients to follow up today',
    counts: (open) => (open === 1 ? '1 to do' : `${open} to do`),
    overdue: (count) => `${count} overdue`,
    allDone: 'All settled. Well done.',
    nothing: 'Nothing to follow up now.',
    missed: (day) => `No reminder could be sent since ${day}. What was missed is on this card.`,
    locked: (count) =>
      `${count === 1 ? 'One thing waits' : `${count} things wait`} for you. Sign the confidentiality agreement, then press below.`,
    open: 'Show me',
    instead: (owner) => `for ${owner}`,
    nobody: 'no owner',
    team: (owner) => `${owner}’s client`,
    done: (what) => `Done: ${what}`,
    excused: (what) => `Excused: ${what}`,
    and: ', ',
    etc: (count) => `and ${count} more`,
    more: (count) => `${count} more: see all`,
    snooze: 'Later',
    nudge: (owner) => `Nudge ${owner}`,
    look: 'Client',
    nudged: (owner) => `${owner} was reminded today`,
    snoozed: (day) => `put off, again on ${day}`,
    ask: (left) =>
      `Remind again when? The due day stays. ${left === 1 ? 'Once more' : `${left} times more`} possible.`,
    keep: 'Keep it',
  },
  snooze: {
    toast: (day) => `Reminding you again on ${day}`,
  },
  nudge: {
    title: (manager) => `${manager} asks you to follow up`,
    summary: 'A client waits for you',
    toast: (owner) => `${owner} was reminded`,
  },
  nobody: {
    title: 'Reminders without a reader',
    away: (names) =>
      `No message reaches ${names} (left, stopped the bot, or out of its range). Their reminders went to the line manager. Send “/handover” to pass their clients on, or widen the app’s range.`,
    alone: (names, count) =>
      `Nobody owns ${names}${count > 5 ? ` and others, ${count} in all` : ''}. Reminders went to the team lead; please name an owner.`,
    and: ', ',
  },
  watchdog: {
    title: 'Reminders stay unsent',
    text: (count, minutes) =>
      `${count === 1 ? '1 reminder is' : `${count} reminders are`} due and unsent, the oldest for ${minutes} minutes. Nothing is lost, they go out when it works again. Please look at the service and its log (reminders in /readyz).`,
  },
}
