import { Avatar } from '../app/avatar.tsx'
import { CardIcon } from './header.tsx'
import { clamp, margin } from './look.ts'
import { flag, isNode, type Node, nodes, text } from './read.ts'
import { useWorld } from './world.ts'

const sizes: Record<string, number> = { extra_small: 18, small: 20, medium: 24, large: 32 }

type Shown = { id: string; name: boolean; avatar: boolean; size: string; capsule: boolean }

/** One person as a card shows them. */
export function PersonChip({ id, name, avatar, size, capsule }: Shown) {
  const { nameOf } = useWorld()
  return (
    <span class={`person person-${size}${capsule ? ' capsule' : ''}`} title={nameOf(id)}>
      {avatar && <Avatar openId={id} size={sizes[size] ?? 24} />}
      {name ? <span class="person-name">{nameOf(id)}</span> : <span class="sr-only">{nameOf(id)}</span>}
    </span>
  )
}

export function Person({ node: person }: { node: Node }) {
  return (
    <div class="card-person" style={margin(person)}>
      <PersonChip
        id={text(person, 'user_id')}
        name={flag(person, 'show_name', false)}
        avatar={flag(person, 'show_avatar', true)}
        size={text(person, 'size', 'medium')}
        capsule={text(person, 'style') === 'capsule'}
      />
    </div>
  )
}

export function PersonList({ node: list }: { node: Node }) {
  return (
    <div class="card-person-list with-icon" style={margin(list)}>
      {isNode(list.icon) && <CardIcon icon={list.icon} />}
      <div class="person-list" style={clamp(list, 'lines')}>
        {nodes(list, 'persons').map((person) => (
          <PersonChip
            key={text(person, 'id')}
            id={text(person, 'id')}
            name={flag(list, 'show_name', true)}
            avatar={flag(list, 'show_avatar', false)}
            size={text(list, 'size', 'medium')}
            capsule
          />
        ))}
      </div>
    </div>
  )
}
