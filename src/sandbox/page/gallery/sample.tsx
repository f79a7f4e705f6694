import { useState } from 'preact/hooks'
import type { GallerySample } from '../../contract.ts'
import { Avatar } from '../app/avatar.tsx'
import { toast, usePage } from '../app/state.ts'
import { say } from '../app/words.ts'
import { Card } from '../card/card.tsx'

/** One sample as the chat would show it, with what the checks found wrong. A press only shows what it would send. */
export function Sample({ sample }: { sample: GallerySample }) {
  const [json, setJson] = useState(false)
  const people = usePage((page) => page.state?.people) ?? []
  return (
    <figure class="sample" data-card={sample.card} data-sample={sample.sample}>
      <figcaption>
        <span>{sample.sample}</span>
        <button type="button" aria-pressed={json} onClick={() => setJson(!json)}>
          JSON
        </button>
      </figcaption>
      {json ? (
        <pre class="sample-json">{JSON.stringify(sample.json, null, 2)}</pre>
      ) : (
        <div class="sample-phone">
          <Avatar openId="bot" size={32} />
          <Card
            card={sample.json}
            members={people.map((person) => person.openId)}
            press={async (press) => toast('info', `${say('galleryPress')}: ${JSON.stringify(press)}`)}
          />
        </div>
      )}
      {sample.problems.length > 0 && (
        <ul class="problems" aria-label={say('problems')}>
          {sample.problems.map((problem) => (
            <li key={problem}>{problem}</li>
          ))}
        </ul>
      )}
    </figure>
  )
}
