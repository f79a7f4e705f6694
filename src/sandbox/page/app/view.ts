/** What the address bar remembers, so that a test or a screenshot can open any state directly. */
export type Language = 'zh' | 'en'
export type Theme = 'light' | 'dark'
export type PanelTab = 'clock' | 'calendar' | 'json' | 'faults' | 'help'
export type View = {
  as: string
  chat: string
  lang: Language
  /** Absent: as the system prefers. */
  theme?: Theme
  tab: PanelTab
  gallery: boolean
  card: string
}

const tabs: readonly PanelTab[] = ['clock', 'calendar', 'json', 'faults', 'help']

/** Reads a view from the query part of an address. */
export function readView(search: string): View {
  const query = new URLSearchParams(search)
  const theme = query.get('theme')
  return {
    as: query.get('as') ?? '',
    chat: query.get('chat') ?? '',
    lang: query.get('lang') === 'en' ? 'en' : 'zh',
    ...(theme === 'light' || theme === 'dark' ? { theme } : {}),
    tab: tabs.find((tab) => tab === query.get('tab')) ?? 'clock',
    gallery: query.get('gallery') === '1',
    card: query.get('card') ?? '',
  }
}

/** Writes a view as the query part of an address; what is at its default is left out. */
export function writeView(view: View): string {
  const query = new URLSearchParams()
  if (view.gallery) query.set('gallery', '1')
  if (view.card !== '') query.set('card', view.card)
  if (view.as !== '') query.set('as', view.as)
  if (view.chat !== '') query.set('chat', view.chat)
  query.set('lang', view.lang)
  if (view.theme !== undefined) query.set('theme', view.theme)
  if (view.tab !== 'clock') query.set('tab', view.tab)
  return `?${query.toString()}`
}
