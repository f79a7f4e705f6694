import { Icon } from './icons.tsx'
import { usePage } from './state.ts'

const hues = [
  'blue',
  'turquoise',
  'violet',
  'orange',
  'indigo',
  'green',
  'carmine',
  'purple',
  'wathet',
  'red',
]

/** Same person, same colour. */
function hueOf(id: string): string {
  let sum = 0
  for (const letter of id) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973
  return hues[sum % hues.length] ?? 'blue'
}

/** What stands in the circle: two Chinese characters from the end of the name, or the initials. */
export function initials(name: string): string {
  const chinese = [...name].filter((letter) => /\p{Script=Han}/u.test(letter))
  if (chinese.length > 0) return chinese.slice(-2).join('')
  return name
    .split(/\s+/)
    .map((word) => [...word][0] ?? '')
    .slice(0, 2)
    .join('')
    .toUpperCase()
}

/** A round avatar: a picture, or initials on the person's colour; decoration, so hidden from readers: the name stands beside it or in its title. */
export function Avatar({ openId, size, group = false }: { openId: string; size: number; group?: boolean }) {
  const person = usePage((page) => page.state?.people.find((each) => each.openId === openId))
  const bot = usePage((page) => openId === 'bot' || openId === page.state?.bot.openId)
  const box = {
    width: `${size}px`,
    height: `${size}px`,
    fontSize: `${Math.max(9, Math.round(size * 0.36))}px`,
  }
  if (bot) {
    return (
      <span class="avatar avatar-bot" style={box} aria-hidden="true">
        客
      </span>
    )
  }
  if (group) {
    return (
      <span class="avatar avatar-group" style={box} aria-hidden="true">
        <Icon name="group" size={Math.round(size * 0.55)} />
      </span>
    )
  }
  const picture = person?.avatar ?? ''
  if (/^(\/|data:image\/)/.test(picture)) return <img class="avatar" src={picture} alt="" style={box} />
  const colored = /^(#[\da-f]{3,8}|(rgb|hsl|oklch)a?\([^)]*\)|[a-z]{3,20})$/i.test(picture)
  return (
    <span
      class={`avatar avatar-${hueOf(openId)}`}
      style={colored ? { ...box, background: picture } : box}
      aria-hidden="true"
    >
      {initials(person?.name ?? openId)}
    </span>
  )
}
