export const zh = {
  title: '我的待办',
  summary: '你的待办',
  counts: ({ open, theirs }: { open: number; theirs: number }) =>
    theirs === 0 ? `共 ${open} 件` : `共 ${open} 件，其中 ${theirs} 件等对方`,
  late: (count: number) => `逾期 ${count}`,
  none: '手上没有待办，轻松。',
  noneHint: '记拜访时说一句「周五前发报价」「他们下周给图纸」，就记到这儿了。',
  page: (page: number, pages: number) => `第 ${page} 页，共 ${pages} 页，急的在前`,
  prev: '上五件',
  next: '下五件',
  log: '记一次拜访',
  edit: '改',
  form: {
    due: '改到哪天',
    dueHint: '不选就不变',
    owner: '交给谁',
    ownerHint: '不选就还是你',
    send: '改好了',
    cancel: '不改了',
  },
  toasts: {
    moved: (day: string) => `改到${day}了`,
    handed: (name: string) => `转给${name}了`,
    same: '没有改动',
  },
  handed: {
    title: '有件事转给你了',
    summary: '有件事转给你了',
    by: (name: string) => `${name} 转来的`,
    open: '看待办',
  },
}

export const en: typeof zh = {
  title: 'My to-do list',
  summary: 'Your to-do list',
  counts: ({ open, theirs }) =>
    theirs === 0 ? `${open} open` : `${open} open, ${theirs} of them owed by clients`,
  late: (count) => `${count} overdue`,
  none: 'Nothing on your list. Enjoy it.',
  noneHint:
    'Say “send the quote by Friday” or “they will send drawings next week” when you log a visit, and it stands here.',
  page: (page, pages) => `Page ${page} of ${pages}, the urgent ones first`,
  prev: 'Previous five',
  next: 'Next five',
  log: 'Log a visit',
  edit: 'Edit',
  form: {
    due: 'Move it to',
    dueHint: 'Left empty: no change',
    owner: 'Hand it to',
    ownerHint: 'Left empty: still you',
    send: 'Save',
    cancel: 'Leave as it is',
  },
  toasts: {
    moved: (day) => `Moved to ${day}`,
    handed: (name) => `Handed to ${name}`,
    same: 'Nothing changed',
  },
  handed: {
    title: 'Something was handed to you',
    summary: 'Something was handed to you',
    by: (name) => `From ${name}`,
    open: 'My to-do list',
  },
}
