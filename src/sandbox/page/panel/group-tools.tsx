import { useEffect, useState } from 'preact/hooks'
import { attempt } from '../app/actions.ts'
import { api } from '../app/api.ts'
import { usePage } from '../app/state.ts'
import { say } from '../app/words.ts'

/** What the app hears of groups, and what becomes of the group that is open. */
export function GroupTools() {
  const view = usePage((page) => page.view)
  const chat = usePage((page) => page.state?.chats.find((row) => row.chatId === view.chat))
  const [all, setAll] = useState(true)
  useEffect(() => {
    void attempt(async () => setAll((await api.hears()).groups === 'all'))
  }, [])
  const hear = (next: boolean) =>
    void attempt(() => api.setHears(next ? 'all' : 'mentions')).then((done) => done && setAll(next))
  return (
    <fieldset>
      <legend>{say('groups')}</legend>
      <label class="switch">
        <input type="checkbox" checked={all} onChange={(event) => hear(event.currentTarget.checked)} />{' '}
        {say('hearsAll')}
      </label>
      {chat?.type === 'group' &&
        (
          [
            ['take_out', 'takeOut'],
            ['put_in', 'putIn'],
            ['disband', 'disband'],
          ] as const
        ).map(([what, word]) => (
          <button
            key={what}
            type="button"
            class="tool"
            onClick={() => void attempt(() => api.group(view.as, chat.chatId, what))}
          >
            {say(word)}
          </button>
        ))}
    </fieldset>
  )
}
