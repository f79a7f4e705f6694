import { useMemo, useState } from 'preact/hooks'
import { nameOf, nowMs, usePage } from '../app/state.ts'
import { say } from '../app/words.ts'
import { Elements } from './elements.tsx'
import { Header } from './header.tsx'
import { flow } from './look.ts'
import { isNode, type Node, node, nodes, plain, text, urlOf } from './read.ts'
import { CardContext, type CardWorld, type Press } from './world.ts'

/** Colours a card declares for itself, as CSS for both themes. */
function customColors(card: Node): Record<string, string> {
  const declared = node(node(node(card, 'config'), 'style'), 'color')
  return Object.fromEntries(
    Object.entries(declared).flatMap(([name, value]) =>
      isNode(value) ? [[name, `light-dark(${text(value, 'light_mode')}, ${text(value, 'dark_mode')})`]] : [],
    ),
  )
}

/** Text sizes a card declares, as they are on a phone. */
function customSizes(card: Node): Record<string, string> {
  const declared = node(node(node(card, 'config'), 'style'), 'text_size')
  return Object.fromEntries(
    Object.entries(declared).flatMap(([name, value]) =>
      isNode(value) ? [[name, text(value, 'mobile') || text(value, 'default')]] : [],
    ),
  )
}

type CardProps = { card: unknown; members: string[]; press(press: Press): Promise<void> }

/** One card, drawn as the phone client draws it. `press` is called for every callback; it resolves when answered. */
export function Card({ card, members, press }: CardProps) {
  const json = isNode(card) ? card : {}
  const signature = useMemo(() => JSON.stringify(card), [card])
  const [busy, setBusy] = useState('')
  const language = usePage((page) => page.view.lang)
  const people = usePage((page) => page.state?.people)
  const world: CardWorld = {
    language,
    colors: customColors(json),
    textSizes: customSizes(json),
    people: people ?? [],
    members,
    now: nowMs,
    nameOf,
    busy,
    press(id, pressed) {
      setBusy(id)
      void press(pressed).finally(() => setBusy(''))
    },
  }
  const link = urlOf(node(json, 'card_link'))
  const body = node(json, 'body')
  return (
    <CardContext.Provider value={world}>
      <section
        class="card"
        aria-label={plain(node(json, 'header'), 'title', language) || say('card')}
        data-busy={busy !== ''}
      >
        {isNode(json.header) && <Header header={json.header} />}
        <div key={signature} class="card-body" style={flow(body, { padding: '12px', gap: '8px' })}>
          <Elements elements={nodes(body, 'elements')} />
        </div>
        {link !== undefined && (
          <a class="card-link" href={link} target="_blank" rel="noopener noreferrer">
            {new URL(link).host}
          </a>
        )}
      </section>
    </CardContext.Provider>
  )
}
