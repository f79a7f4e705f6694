/** Line icons, 24 × 24, drawn with the text's colour. Lark's tokens are matched by their first word. */
const shapes: Record<string, string> = {
  chat: 'M4 5h16v11H9l-5 4z',
  time: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 7v5l3.5 2',
  calendar: 'M4 6h16v14H4zM4 10h16M8 3v4M16 3v4',
  member: 'M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM4.5 20c.6-4 3.6-6 7.5-6s6.9 2 7.5 6',
  group:
    'M9 5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7zM2.5 19c.5-3.5 3-5 6.5-5s6 1.5 6.5 5M16 5.5a3.2 3.2 0 0 1 0 6.2M18 14.5c2 .6 3.2 2 3.5 4.5',
  file: 'M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6',
  image: 'M4 5h16v14H4zM4 16l5-5 4 4 3-3 4 4M15 9h.01',
  voice: 'M12 3a3 3 0 0 0-3 3v5a3 3 0 0 0 6 0V6a3 3 0 0 0-3-3zM6 11a6 6 0 0 0 12 0M12 17v4',
  done: 'M4 12.5l5 5L20 7',
  check: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM8 12l3 3 5-6',
  close: 'M6 6l12 12M18 6L6 18',
  add: 'M12 5v14M5 12h14',
  edit: 'M4 20h4L19 9l-4-4L4 16zM13 7l4 4',
  delete: 'M5 7h14M10 4h4M7 7l1 13h8l1-13M10.5 11v5M13.5 11v5',
  warning: 'M12 4L2.5 20h19zM12 10v4M12 17h.01',
  info: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 11v5M12 8h.01',
  bell: 'M6 17V11a6 6 0 0 1 12 0v6l1.5 1.5h-15zM10 21h4',
  phone: 'M6 3h3.5l1.5 5-2.5 1.5a12 12 0 0 0 6 6L16 13l5 1.5V18a3 3 0 0 1-3 3C10 21 3 14 3 6a3 3 0 0 1 3-3z',
  mail: 'M3 6h18v13H3zM3 7l9 7 9-7',
  video: 'M3 6h12v12H3zM15 10l6-3v10l-6-3',
  star: 'M12 3.5l2.6 5.5 6 .8-4.4 4.2 1.1 6L12 17.1 6.7 20l1.1-6-4.4-4.2 6-.8z',
  home: 'M4 11l8-7 8 7v9h-5v-6H9v6H4z',
  building: 'M5 21V4h9v17M14 9h5v12M3 21h18M8 8h3M8 12h3M8 16h3M16.5 13h.01M16.5 17h.01',
  location:
    'M12 21c4.5-5 7-8 7-11a7 7 0 0 0-14 0c0 3 2.5 6 7 11zM12 7.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5z',
  search: 'M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM16 16l5 5',
  link: 'M10 14a4 4 0 0 0 6 0l3-3a4 4 0 0 0-6-6l-1 1M14 10a4 4 0 0 0-6 0l-3 3a4 4 0 0 0 6 6l1-1',
  lock: 'M6 11h12v10H6zM9 11V7a3 3 0 0 1 6 0v4',
  list: 'M9 6h11M9 12h11M9 18h11M4.5 6h.01M4.5 12h.01M4.5 18h.01',
  task: 'M4 4h16v16H4zM8 12l3 3 5-6',
  reply: 'M9 6L4 11l5 5M4 11h10a6 6 0 0 1 6 6v2',
  undo: 'M8 5L4 9l4 4M4 9h10a5 5 0 0 1 0 10H9',
  refresh: 'M20 11a8 8 0 1 0-2 6M20 5v6h-6',
  right: 'M9 5l7 7-7 7',
  left: 'M15 5l-7 7 7 7',
  up: 'M5 15l7-7 7 7',
  down: 'M5 9l7 7 7-7',
  more: 'M6 12h.01M12 12h.01M18 12h.01',
  menu: 'M4 6h16M4 12h16M4 18h16',
  send: 'M4 12l16-8-6 16-3-6zM11 14l4-4',
  moon: 'M20 14A8.5 8.5 0 0 1 10 4a8.5 8.5 0 1 0 10 10z',
  sun: 'M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM12 2v3M12 19v3M2 12h3M19 12h3M5 5l2 2M17 17l2 2M19 5l-2 2M7 17l-2 2',
  attach: 'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16zM12 8.5v7M8.5 12h7',
  play: 'M8 5l11 7-11 7z',
  pause: 'M8 5v14M16 5v14',
  code: 'M8 7l-5 5 5 5M16 7l5 5-5 5M13.5 5l-3 14',
  chart: 'M4 20h16M7 16v-5M12 16V6M17 16v-8',
  setting: 'M4 7h10M18 7h2M4 17h2M10 17h10M16 5v4M8 15v4',
  flag: 'M6 21V4h12l-3 4 3 4H6',
  robot: 'M5 9h14v10H5zM12 9V5M12 5h.01M9 13v2M15 13v2M2.5 13v3M21.5 13v3',
  money: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM8.5 8l3.5 4 3.5-4M12 12v5M9 13h6M9 15.5h6',
  dot: 'M12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6z',
}

/** First words of Lark's icon tokens that mean one of ours. */
const aliases: Record<string, string> = {
  alarm: 'time',
  approval: 'task',
  bot: 'robot',
  buzz: 'bell',
  call: 'phone',
  callnormal: 'phone',
  chatbox: 'chat',
  comment: 'chat',
  company: 'building',
  contacts: 'group',
  describe: 'list',
  doc: 'file',
  email: 'mail',
  emailnormal: 'mail',
  error: 'warning',
  expand: 'down',
  folder: 'file',
  history: 'time',
  local: 'location',
  maybe: 'info',
  message: 'chat',
  mic: 'voice',
  microphone: 'voice',
  no: 'close',
  notification: 'bell',
  org: 'building',
  people: 'group',
  pic: 'image',
  picture: 'image',
  return: 'undo',
  room: 'building',
  share: 'send',
  succeed: 'check',
  succed: 'check',
  tab: 'list',
  todo: 'task',
  trash: 'delete',
  urge: 'bell',
  user: 'member',
  wiki: 'file',
  yes: 'done',
  creditcard: 'money',
  currency: 'money',
  invoice: 'file',
  report: 'chart',
  data: 'chart',
  pin: 'flag',
}

/** The shape for one of our names or one of Lark's tokens such as `chat_outlined`. */
export function shapeOf(token: string): string {
  const stem = token.replace(/_(outlined|filled|colorful)$/, '')
  for (const word of [stem, ...stem.split(/[-_]/)]) {
    const found = shapes[word] ?? shapes[aliases[word] ?? '']
    if (found !== undefined) return found
  }
  return shapes.dot ?? ''
}

export function Icon({
  name,
  size = 20,
  class: extra = '',
}: {
  name: string
  size?: number
  class?: string
}) {
  return (
    <svg
      class={`icon ${extra}`}
      width={size}
      height={size}
      viewBox="0 0 24 24"
      aria-hidden="true"
      focusable="false"
    >
      <path d={shapeOf(name)} />
    </svg>
  )
}
