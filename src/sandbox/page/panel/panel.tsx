import type { ComponentType } from 'preact'
import { look, usePage } from '../app/state.ts'
import type { PanelTab } from '../app/view.ts'
import { say } from '../app/words.ts'
import { CalendarTab } from './calendar.tsx'
import { ClockTab } from './clock.tsx'
import { FaultsTab } from './faults.tsx'
import { HelpTab } from './help.tsx'
import { JsonTab } from './json.tsx'

const tabs: Record<PanelTab, ComponentType> = {
  clock: ClockTab,
  calendar: CalendarTab,
  json: JsonTab,
  faults: FaultsTab,
  help: HelpTab,
}
const names: PanelTab[] = ['clock', 'calendar', 'json', 'faults', 'help']

/** The tools beside the phone. */
export function Panel() {
  const tab = usePage((page) => page.view.tab)
  const Tab = tabs[tab]
  const move = (event: KeyboardEvent & { currentTarget: HTMLElement }) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    if (step === undefined) return
    const next = names[(names.indexOf(tab) + step + names.length) % names.length]
    if (next !== undefined) look({ tab: next })
    event.currentTarget.querySelectorAll('button')[names.indexOf(next ?? tab)]?.focus()
  }
  return (
    <section class="panel" aria-label={say('panel')}>
      <div class="tabs" role="tablist" aria-label={say('panel')} onKeyDown={move}>
        {names.map((name) => (
          <button
            key={name}
            type="button"
            role="tab"
            id={`tab-${name}`}
            aria-selected={name === tab}
            aria-controls="panel-body"
            tabIndex={name === tab ? 0 : -1}
            onClick={() => look({ tab: name })}
          >
            {say(name)}
          </button>
        ))}
      </div>
      <div id="panel-body" class="panel-body" role="tabpanel" aria-labelledby={`tab-${tab}`}>
        <Tab />
      </div>
    </section>
  )
}
