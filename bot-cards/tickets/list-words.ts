/** Words of the lists of tickets: one's own, all open ones, the archive. */
export const zh = {
  title: {
    mine: (n: number) => (n === 0 ? '手上没有工单' : `我手上的工单 ${n} 张`),
    all: (n: number) => (n === 0 ? '没有没办完的工单' : `没办完的工单 ${n} 张`),
    archive: (n: number) => `售后档案 ${n} 张`,
  },
  of: {
    mine: (name: string) => `${name} 我的工单`,
    all: (name: string) => `${name} 没办完的工单`,
    archive: (name: string) => `${name} 售后档案`,
  },
  none: {
    mine: '你手上没有没办完的工单。',
    all: '你能看到的工单都办完了。',
    archive: '这里还没有过售后。',
  },
  late: (n: number) => `超时 ${n}`,
  first: '回到开头',
  all: '看全部',
  mine: '看我的',
}

export const en: typeof zh = {
  title: {
    mine: (n) => (n === 0 ? 'No tickets on your hands' : `${n} tickets on your hands`),
    all: (n) => (n === 0 ? 'No open tickets' : `${n} open tickets`),
    archive: (n) => `After-sales archive, ${n}`,
  },
  of: {
    mine: (name) => `${name}: my tickets`,
    all: (name) => `${name}: open tickets`,
    archive: (name) => `${name}: after-sales archive`,
  },
  none: {
    mine: 'None of the open tickets is yours.',
    all: 'Everything you may see is settled.',
    archive: 'Nothing was ever reported here.',
  },
  late: (n) => `${n} late`,
  first: 'Back to the first',
  all: 'All of them',
  mine: 'Mine',
}
