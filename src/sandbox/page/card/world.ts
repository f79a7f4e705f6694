import { createContext } from 'preact'
import { useContext, useId } from 'preact/hooks'
import type { PersonRow, PressRequest } from '../../contract.ts'
import type { Language } from '../app/view.ts'
import { FormContext } from './form-state.ts'
import { callback, linkOf, type Node, text } from './read.ts'

export type Press = Omit<PressRequest, 'as' | 'messageId'>

/** All a component of a card knows about the place it is drawn in. */
export type CardWorld = {
  language: Language
  colors: Record<string, string>
  textSizes: Record<string, string>
  people: PersonRow[]
  /** open_ids of the chat the card is in. */
  members: string[]
  now(): number
  nameOf(openId: string): string
  /** The component whose press is on its way; '' when none. */
  busy: string
  press(id: string, press: Press): void
}

export const CardContext = createContext<CardWorld>({
  language: 'zh',
  colors: {},
  textSizes: {},
  people: [],
  members: [],
  now: () => 0,
  nameOf: (openId) => openId,
  busy: '',
  press: () => undefined,
})

export const useWorld = (): CardWorld => useContext(CardContext)

/**
 * Pressing one component: `fire` sends its callback and follows its link. Inside a form a component sends nothing
 * by itself (its value goes out with the form); a button's own callback still does.
 */
export function usePress(node: Node): { busy: boolean; fire(extra?: Partial<Press>): void } {
  const world = useWorld()
  const form = useContext(FormContext)
  const id = useId()
  return {
    busy: world.busy === id,
    fire(extra = {}) {
      const tag = text(node, 'tag')
      const link = linkOf(node)
      if (link !== undefined) window.open(link, '_blank', 'noopener')
      const reaches = callback(node)
      const collected =
        form !== undefined && tag !== 'button' && tag !== 'interactive_container' && tag !== 'overflow'
      const submits = extra.formValue !== undefined
      if ((reaches === undefined && !submits) || collected || world.busy !== '') return
      const name = text(node, 'name')
      world.press(id, {
        tag,
        ...(name === '' ? {} : { name }),
        ...(reaches?.value === undefined ? {} : { value: reaches.value }),
        ...extra,
      })
    },
  }
}
