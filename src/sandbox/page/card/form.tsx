import { useRef, useState } from 'preact/hooks'
import { Elements } from './elements.tsx'
import {
  type FieldInfo,
  type FieldValue,
  type FormApi,
  FormContext,
  formValue,
  isEmpty,
  missingFields,
} from './form-state.ts'
import { flow, margin } from './look.ts'
import { type Node, nodes, text } from './read.ts'

/** A form: keeps what was typed until its submit button is pressed, and refuses to send with a required field empty. */
export function Form({ node }: { node: Node }) {
  const [values, setValues] = useState<Record<string, FieldValue>>({})
  const [missing, setMissing] = useState<ReadonlySet<string>>(new Set())
  const [round, setRound] = useState(0)
  const fields = useRef(new Map<string, FieldInfo>())
  const root = useRef<HTMLFormElement>(null)
  const form: FormApi = {
    values,
    missing,
    register(name, info) {
      if (name !== '') fields.current.set(name, info)
      return () => fields.current.delete(name)
    },
    set(name, value) {
      setValues((all) => ({ ...all, [name]: value }))
      if (!isEmpty(value)) setMissing((names) => new Set([...names].filter((each) => each !== name)))
    },
    collect() {
      const names = missingFields(fields.current, values)
      setMissing(new Set(names))
      const first = names[0]
      if (first === undefined) return formValue(fields.current, values)
      const field = root.current?.querySelector<HTMLElement>(`[data-name="${CSS.escape(first)}"]`)
      field?.focus({ preventScroll: true })
      field?.scrollIntoView({ block: 'center', behavior: 'smooth' })
      return undefined
    },
    reset() {
      setValues({})
      setMissing(new Set())
      setRound(round + 1)
    },
  }
  return (
    <FormContext.Provider value={form}>
      <form
        ref={root}
        noValidate
        onSubmit={(event) => event.preventDefault()}
        aria-label={text(node, 'name')}
        class="card-form"
        style={{ ...flow(node, { padding: '0', gap: '12px' }), ...margin(node) }}
      >
        <Elements key={round} elements={nodes(node, 'elements')} />
      </form>
    </FormContext.Provider>
  )
}
