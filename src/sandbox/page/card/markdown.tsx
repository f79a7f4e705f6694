import { useLayoutEffect, useMemo, useRef } from 'preact/hooks'
import { format, offset } from '../app/time.ts'
import { colorOf } from './look.ts'
import { render } from './markdown-render.ts'
import { useWorld } from './world.ts'

/** Lark's markdown. `inline` leaves out the surrounding paragraph, for titles and buttons. */
export function Markdown({ source, inline = false }: { source: string; inline?: boolean }) {
  const { language, colors, people, nameOf } = useWorld()
  const root = useRef<HTMLDivElement>(null)
  const html = useMemo(
    () =>
      render(source, {
        inline,
        nameOf,
        date: (at, kind) => dated(at, kind, language),
        everyone: language === 'zh' ? '所有人' : 'everyone',
      }),
    [source, inline, language, people],
  )
  useLayoutEffect(() => {
    // Colours are set from here because the page's policy forbids style attributes in markup.
    for (const element of root.current?.querySelectorAll<HTMLElement>('[data-color], [data-back]') ?? []) {
      const color = colorOf(element.dataset.color ?? '', colors)
      const back = colorOf(element.dataset.back ?? '', colors)
      if (color !== undefined) element.style.color = color
      if (back !== undefined) element.style.backgroundColor = back
    }
  }, [html, colors])
  return <div ref={root} class={inline ? 'md md-inline' : 'md'} dangerouslySetInnerHTML={{ __html: html }} />
}

/** The forms of `<local_datetime format_type>`. */
export function dated(at: number, kind: string, language: 'zh' | 'en'): string {
  if (!Number.isFinite(at)) return ''
  const day = { month: 'short', day: 'numeric' } as const
  const time = { hour: '2-digit', minute: '2-digit' } as const
  switch (kind) {
    case 'date_num': {
      const parts = format(at, 'zh', { year: 'numeric', month: '2-digit', day: '2-digit' })
      return parts.replaceAll('/', '-')
    }
    case 'date_short':
      return format(at, language, day)
    case 'date':
      return format(at, language, { year: 'numeric', ...day })
    case 'week':
      return format(at, language, { weekday: 'long' })
    case 'week_short':
      return format(at, language, { weekday: 'short' })
    case 'time':
      return format(at, language, time)
    case 'time_sec':
      return format(at, language, { ...time, second: '2-digit' })
    case 'timezone':
      return `GMT${offset.slice(0, 3)}`
    default:
      return format(at, language, { year: 'numeric', ...day, ...time })
  }
}
