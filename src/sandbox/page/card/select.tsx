import { useState } from 'preact/hooks'
import { say } from '../app/words.ts'
import { isText, isTexts, useField } from './form-state.ts'
import { type Option, OptionSheet } from './option-sheet.tsx'
import { PersonChip } from './person.tsx'
import { type Node, nodes, number, plain, strings, text } from './read.ts'
import { Trigger } from './trigger.tsx'
import { type CardWorld, usePress, useWorld } from './world.ts'

const ofPeople = (select: Node) => text(select, 'tag').endsWith('person')

/** The options of a select; a person picker without options offers the members of the chat. */
function optionsOf(select: Node, world: CardWorld): Option[] {
  const given = nodes(select, 'options')
  if (!ofPeople(select)) {
    return given.map((option) => ({
      value: text(option, 'value'),
      label: plain(option, 'text', world.language),
      icon: option.icon,
    }))
  }
  const known = world.people.map((person) => person.openId)
  const members = world.members.filter((member) => known.includes(member))
  const ids =
    given.length > 0 ? given.map((option) => text(option, 'value')) : members.length > 0 ? members : known
  return ids.map((id) => ({ value: id, label: world.nameOf(id), person: true }))
}

const labelsOf = (options: Option[], values: string[]) =>
  values.map((value) => options.find((option) => option.value === value)?.label ?? value)

/** select_static and select_person. */
export function Select({ node: select }: { node: Node }) {
  const world = useWorld()
  const options = optionsOf(select, world)
  const first = options[number(select, 'initial_index', 0) - 1]?.value ?? ''
  const field = useField(select, text(select, 'initial_option') || first, isText)
  const { busy, fire } = usePress(select)
  const [open, setOpen] = useState(false)
  const placeholder = plain(select, 'placeholder', world.language) || say('choose')
  const chosen = field.value === '' ? [] : [field.value]
  return (
    <>
      <Trigger
        node={select}
        placeholder={placeholder}
        shown={labelsOf(options, chosen).join('')}
        icon="down"
        busy={busy}
        invalid={field.invalid}
        required={field.required}
        onOpen={() => setOpen(true)}
      >
        {ofPeople(select) && field.value !== '' ? (
          <PersonChip id={field.value} name avatar size="small" capsule={false} />
        ) : undefined}
      </Trigger>
      {open && (
        <OptionSheet
          title={placeholder}
          options={options}
          chosen={chosen}
          multiple={false}
          onClose={() => setOpen(false)}
          onChoose={([value = '']) => {
            setOpen(false)
            field.set(value)
            if (value !== '') fire({ option: value })
          }}
        />
      )}
    </>
  )
}

/** multi_select_static and multi_select_person. */
export function MultiSelect({ node: select }: { node: Node }) {
  const world = useWorld()
  const options = optionsOf(select, world)
  const field = useField(select, strings(select, 'selected_values'), isTexts)
  const { busy, fire } = usePress(select)
  const [open, setOpen] = useState(false)
  const placeholder = plain(select, 'placeholder', world.language) || say('choose')
  const labels = labelsOf(options, field.value)
  return (
    <>
      <Trigger
        node={select}
        placeholder={placeholder}
        shown={labels.join(world.language === 'zh' ? '、' : ', ')}
        icon="down"
        busy={busy}
        invalid={field.invalid}
        required={field.required}
        onOpen={() => setOpen(true)}
      >
        {field.value.length === 0 ? undefined : (
          <span class="chips">
            {field.value.map((value, index) =>
              ofPeople(select) ? (
                <PersonChip key={value} id={value} name avatar size="small" capsule />
              ) : (
                <span key={value} class="chip">
                  {labels[index]}
                </span>
              ),
            )}
          </span>
        )}
      </Trigger>
      {open && (
        <OptionSheet
          title={placeholder}
          options={options}
          chosen={field.value}
          multiple
          onClose={() => setOpen(false)}
          onChoose={(values) => {
            setOpen(false)
            field.set(values)
            fire({ options: values })
          }}
        />
      )}
    </>
  )
}
