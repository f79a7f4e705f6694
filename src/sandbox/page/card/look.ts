import type { CSSProperties } from 'preact'
import { has, type Node, number, text } from './read.ts'

type Style = CSSProperties

const hues =
  'blue carmine green indigo lime grey orange purple red sunflower turquoise violet wathet yellow'.split(' ')

/** A colour name of a card as CSS: the palette, a colour of `config.style.color`, or rgba; undefined for default. */
export function colorOf(name: string, custom: Record<string, string>): string | undefined {
  if (name === '' || name === 'default') return undefined
  if (custom[name] !== undefined) return custom[name]
  if (name === 'white') return 'var(--white)'
  if (name === 'bg-white') return 'var(--bg-white)'
  if (name === 'neutral') return 'var(--grey-650)'
  if (hues.includes(name.replace(/-\d+$/, ''))) return `var(--${name})`
  if (/^(rgba?\([\d\s.,%]+\)|#[\da-f]{3,8})$/i.test(name)) return name
  return undefined
}

/** Backgrounds of containers: as `colorOf`, but `grey` is the faint grey and `laser` the client's gradient. */
export function background(name: string, custom: Record<string, string>): Style {
  if (name === 'grey') return { background: 'var(--fill)' }
  if (name === 'laser') return { background: 'var(--laser)' }
  const color = colorOf(name, custom)
  return color === undefined ? {} : { background: color }
}

/** Borders: as `colorOf`, but `grey` is the line's faint grey. */
export const borderColor = (name: string, custom: Record<string, string>): string =>
  (name === 'grey' ? undefined : colorOf(name, custom)) ?? 'var(--line)'

const sizes: Record<string, number> = {
  'heading-0': 30,
  'heading-1': 24,
  'heading-2': 20,
  'heading-3': 18,
  'heading-4': 16,
  heading: 16,
  normal: 14,
  notation: 12,
  'xxxx-large': 30,
  'xxx-large': 24,
  'xx-large': 20,
  'x-large': 18,
  large: 16,
  medium: 14,
  small: 12,
  'x-small': 10,
}

/** Text size in px; a size of `config.style.text_size` is looked up first, what is unknown is normal. */
export const textSize = (name: string, custom: Record<string, string>): string =>
  `${sizes[custom[name] ?? name] ?? 14}px`

const gaps: Record<string, string> = { small: '4px', medium: '8px', large: '12px', extra_large: '16px' }

/** `4px`, `4px 12px` or a named gap; anything else gives the fallback. */
export function space(value: string, fallback: string): string {
  if (gaps[value] !== undefined) return gaps[value]
  const parts = value.trim().split(/\s+/)
  const fine = value !== '' && parts.length <= 4 && parts.every((part) => /^-?\d+(\.\d+)?(px)?$/.test(part))
  return fine
    ? parts.map((part) => (part.endsWith('px') || part === '0' ? part : `${part}px`)).join(' ')
    : fallback
}

/** The outer margin every component may have. */
export const margin = (node: Node): Style =>
  has(node, 'margin') ? { margin: space(text(node, 'margin'), '0') } : {}

const flexAlign: Record<string, string> = {
  left: 'flex-start',
  center: 'center',
  right: 'flex-end',
  top: 'flex-start',
  bottom: 'flex-end',
}

/** How the body or a container lays out its children. */
export function flow(node: Node, defaults: { padding: string; gap: string }): Style {
  const horizontal = text(node, 'direction') === 'horizontal'
  const vertical = space(text(node, 'vertical_spacing'), defaults.gap)
  const across = space(text(node, 'horizontal_spacing'), '8px')
  const h = flexAlign[text(node, 'horizontal_align')] ?? ''
  const v = flexAlign[text(node, 'vertical_align')] ?? ''
  return {
    display: 'flex',
    flexDirection: horizontal ? 'row' : 'column',
    flexWrap: horizontal ? 'wrap' : 'nowrap',
    gap: `${vertical} ${across}`,
    padding: space(text(node, 'padding'), defaults.padding),
    justifyContent: horizontal ? h || 'flex-start' : v || 'flex-start',
    alignItems: horizontal ? v || 'center' : h === '' || h === 'flex-start' ? 'stretch' : h,
  }
}

/** Width of a control: default, fill, auto or px. */
export function width(value: string, fallback = ''): Style {
  if (value === 'fill') return { width: '100%' }
  if (/^\d+px$/.test(value)) return { width: value, maxWidth: '100%' }
  return fallback === '' ? {} : { width: fallback }
}

export const clamp = (node: Node, key: string): Style =>
  has(node, key)
    ? {
        display: '-webkit-box',
        WebkitBoxOrient: 'vertical',
        WebkitLineClamp: String(number(node, key, 1)),
        overflow: 'hidden',
      }
    : {}
