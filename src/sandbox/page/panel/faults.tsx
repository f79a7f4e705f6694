import { useEffect, useState } from 'preact/hooks'
import type { DeliveryOptions, Fault } from '../../contract.ts'
import { attempt } from '../app/actions.ts'
import { api } from '../app/api.ts'
import { Icon } from '../app/icons.tsx'
import { say } from '../app/words.ts'
import { GroupTools } from './group-tools.tsx'

const paths = [
  '*',
  'im/v1/messages',
  'im/v1/images',
  'im/v1/files',
  'auth/v3/tenant_access_token',
  'contact/v3/users',
  'interactive/v1/card/update',
]
const kinds: Fault['kind'][] = ['429', '500', 'hang', 'cut']

/** Switches that make the platform fail, and how it delivers its events. */
export function FaultsTab() {
  const [faults, setFaults] = useState<Fault[]>([])
  const [delivery, setDelivery] = useState<DeliveryOptions>({ duplicate: false, delayMs: 0, shuffle: false })
  const [api_, setApi] = useState('im/v1/messages')
  const [kind, setKind] = useState<Fault['kind']>('429')
  const [times, setTimes] = useState('')
  useEffect(() => {
    void attempt(async () => {
      setFaults(await api.faults())
      setDelivery(await api.delivery())
    })
  }, [])
  const putFaults = (next: Fault[]) =>
    void attempt(() => api.setFaults(next)).then((done) => done && setFaults(next))
  const putDelivery = (next: DeliveryOptions) =>
    void attempt(() => api.setDelivery(next)).then((done) => done && setDelivery(next))
  return (
    <div class="faults">
      <p class="hint">{say('faultHint')}</p>
      <form
        class="fault-form"
        onSubmit={(event) => {
          event.preventDefault()
          putFaults([...faults, { api: api_, kind, ...(Number(times) > 0 ? { times: Number(times) } : {}) }])
        }}
      >
        <label class="tool-field">
          <span>{say('faultApi')}</span>
          <input
            list="fault-paths"
            value={api_}
            required
            onInput={(event) => setApi(event.currentTarget.value)}
          />
          <datalist id="fault-paths">
            {paths.map((path) => (
              <option key={path} value={path} />
            ))}
          </datalist>
        </label>
        <label class="tool-field">
          <span>{say('faultKind')}</span>
          <select
            value={kind}
            onChange={(event) => setKind(kinds.find((each) => each === event.currentTarget.value) ?? '429')}
          >
            {kinds.map((each) => (
              <option key={each} value={each}>
                {say(`kind${each}`)}
              </option>
            ))}
          </select>
        </label>
        <label class="tool-field">
          <span>{say('faultTimes')}</span>
          <input
            type="number"
            min="1"
            value={times}
            placeholder={say('faultAlways')}
            onInput={(event) => setTimes(event.currentTarget.value)}
          />
        </label>
        <button type="submit" class="tool main">
          {say('faultAdd')}
        </button>
      </form>
      <ul class="fault-list">
        {faults.length === 0 && <li class="hint">{say('faultNone')}</li>}
        {faults.map((fault, index) => (
          <li key={index}>
            <code>{fault.api}</code> {say(`kind${fault.kind}`)}
            {fault.times !== undefined && ` × ${fault.times}`}
            <button
              type="button"
              class="icon-button"
              aria-label={`${say('faultRemove')} ${fault.api}`}
              onClick={() => putFaults(faults.filter((_, place) => place !== index))}
            >
              <Icon name="close" size={14} />
            </button>
          </li>
        ))}
      </ul>
      <GroupTools />
      <fieldset>
        <legend>{say('delivery')}</legend>
        <label class="switch">
          <input
            type="checkbox"
            checked={delivery.duplicate}
            onChange={(event) => putDelivery({ ...delivery, duplicate: event.currentTarget.checked })}
          />{' '}
          {say('duplicate')}
        </label>
        <label class="switch">
          <input
            type="checkbox"
            checked={delivery.shuffle}
            onChange={(event) => putDelivery({ ...delivery, shuffle: event.currentTarget.checked })}
          />{' '}
          {say('shuffle')}
        </label>
        <label class="tool-field">
          <span>{say('delay')}</span>
          <input
            type="number"
            min="0"
            step="100"
            value={delivery.delayMs}
            onChange={(event) =>
              putDelivery({ ...delivery, delayMs: Number(event.currentTarget.value) || 0 })
            }
          />
        </label>
      </fieldset>
    </div>
  )
}
