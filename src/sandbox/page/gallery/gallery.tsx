import { useEffect, useState } from 'preact/hooks'
import type { GallerySample } from '../../contract.ts'
import { attempt } from '../app/actions.ts'
import { api } from '../app/api.ts'
import { Icon } from '../app/icons.tsx'
import { look, usePage } from '../app/state.ts'
import { Switches } from '../app/switches.tsx'
import { Toasts } from '../app/toasts.tsx'
import { say } from '../app/words.ts'
import { Sample } from './sample.tsx'

/** Every card with its samples, each as it stands on a phone 375 px wide. */
export function Gallery() {
  const card = usePage((page) => page.view.card)
  const [samples, setSamples] = useState<GallerySample[]>()
  const [filter, setFilter] = useState('')
  useEffect(() => {
    void attempt(async () => setSamples(await api.gallery()))
  }, [])
  const wanted = filter.trim().toLowerCase()
  const shown = (samples ?? []).filter(
    (each) =>
      (card === '' || each.card === card) && `${each.card} ${each.sample}`.toLowerCase().includes(wanted),
  )
  const cards = [...new Set(shown.map((each) => each.card))]
  const samplesOf = (name: string) => shown.filter((each) => each.card === name)
  const troubled = shown.filter((each) => each.problems.length > 0).length
  return (
    <div class="gallery">
      <header class="gallery-bar">
        <button
          type="button"
          class="icon-button"
          aria-label={say('back')}
          onClick={() => look({ gallery: false, card: '' })}
        >
          <Icon name="left" />
        </button>
        <h1>{card === '' ? say('gallery') : card}</h1>
        <span class="gallery-count">
          {shown.length} {say('samples')}
          {troubled > 0 && (
            <b>
              {' '}
              · {troubled} {say('problems')}
            </b>
          )}
        </span>
        <input
          type="search"
          placeholder={say('filter')}
          aria-label={say('filter')}
          value={filter}
          onInput={(event) => setFilter(event.currentTarget.value)}
        />
        {card !== '' && (
          <button type="button" class="tool" onClick={() => look({ card: '' })}>
            {say('gallery')}
          </button>
        )}
        <Switches />
      </header>
      <main class="gallery-cards">
        {samples === undefined && <p class="nothing">{say('loading')}</p>}
        {samples !== undefined && shown.length === 0 && <p class="nothing">{say('noSamples')}</p>}
        {cards.map((name) => (
          <section key={name} aria-label={name} style={{ width: `${samplesOf(name).length * 395 - 20}px` }}>
            <h2>
              <button type="button" onClick={() => look({ card: name })}>
                {name}
              </button>
            </h2>
            <div class="gallery-row">
              {samplesOf(name).map((each) => (
                <Sample key={each.sample} sample={each} />
              ))}
            </div>
          </section>
        ))}
      </main>
      <div class="overlay-host fixed-host">
        <Toasts />
      </div>
    </div>
  )
}
