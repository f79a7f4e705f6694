import { type FormElement, markdown, small } from './elements.ts'
import { ink, md } from './escape.ts'
import { type Bilingual, inBoth } from './text.ts'

/** A field of a form under its name, with a red star where it must be filled in and what is wrong with it below. */
export const labelled = (
  name: Bilingual,
  control: FormElement | readonly FormElement[],
  { required = false, error }: { required?: boolean; error?: Bilingual | undefined } = {},
): FormElement[] => [
  markdown(
    inBoth((language) => (required ? md`${name[language]} ${ink('red', '*')}` : md`${name[language]}`)),
  ),
  ...[control].flat(),
  ...(error ? [small(error, 'red')] : []),
]
