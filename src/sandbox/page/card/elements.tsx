import type { ComponentType } from 'preact'
import { say } from '../app/words.ts'
import { Audio } from './audio.tsx'
import { Button } from './button.tsx'
import { Chart } from './chart.tsx'
import { Checker } from './checker.tsx'
import { Collapsible } from './collapsible.tsx'
import { ColumnSet } from './columns.tsx'
import { InteractiveContainer } from './container.tsx'
import { DatePicker, DateTimePicker, TimePicker } from './date.tsx'
import { Form } from './form.tsx'
import { Image, ImageCombination } from './image.tsx'
import { Input } from './input.tsx'
import { margin } from './look.ts'
import { Overflow } from './overflow.tsx'
import { Person, PersonList } from './person.tsx'
import { isNode, type Node, text } from './read.ts'
import { MultiSelect, Select } from './select.tsx'
import { SelectImage } from './select-img.tsx'
import { Table } from './table.tsx'
import { Div, Hr, MarkdownBlock } from './text.tsx'

const components: Record<string, ComponentType<{ node: Node }>> = {
  audio: Audio,
  button: Button,
  chart: Chart,
  checker: Checker,
  collapsible_panel: Collapsible,
  column_set: ColumnSet,
  date_picker: DatePicker,
  div: Div,
  form: Form,
  hr: Hr,
  img: Image,
  img_combination: ImageCombination,
  input: Input,
  interactive_container: InteractiveContainer,
  markdown: MarkdownBlock,
  multi_select_person: MultiSelect,
  multi_select_static: MultiSelect,
  overflow: Overflow,
  person: Person,
  person_list: PersonList,
  picker_datetime: DateTimePicker,
  picker_time: TimePicker,
  select_img: SelectImage,
  select_person: Select,
  select_static: Select,
  table: Table,
}

/** Draws components one after the other; one we do not know gives way to its `fallback`, or says so. */
export function Elements({ elements }: { elements: Node[] }) {
  return (
    <>
      {elements.map((node, index) => (
        <Element key={text(node, 'element_id') || text(node, 'name') || String(index)} node={node} />
      ))}
    </>
  )
}

export function Element({ node }: { node: Node }) {
  const Component = components[text(node, 'tag')]
  if (Component !== undefined) return <Component node={node} />
  if (isNode(node.fallback)) return <Element node={node.fallback} />
  return (
    <div class="card-unknown" style={margin(node)}>
      {say('unknownTag')} <code>{text(node, 'tag')}</code>
    </div>
  )
}
