/** Every element of Card JSON 2.0 that keqing uses, by family. */
export {
  buttonRow,
  collapsible,
  type FormElement,
  type FreeElement,
  form,
  type RootElement,
  rowWithButton,
} from './elements/box.ts'
export {
  datePicker,
  dateTimePicker,
  input,
  inputLimit,
  multiSelect,
  peoplePicker,
  personPicker,
  select,
} from './elements/field.ts'
export { type Button, button, submitButton } from './elements/press.ts'
export { divider, markdown, small } from './elements/text.ts'
