import type { GallerySample } from '../../src/sandbox/contract.ts'
import { buttons, containers, markdown, sizes } from './sample-components.ts'
import { numbers, people } from './sample-media.ts'
import { card, md, p } from './sample-parts.ts'
import { draftCard, formCard } from './sample-visits.ts'

const headers = [
  'blue',
  'wathet',
  'turquoise',
  'green',
  'yellow',
  'orange',
  'red',
  'carmine',
  'violet',
  'purple',
  'indigo',
  'grey',
  'default',
].map((template) => ({
  card: 'headers',
  sample: template,
  json: card([md('正文', 'Body')], {
    title: p(`标题 ${template}`, `Title ${template}`),
    subtitle: p('副标题', 'Subtitle'),
    template,
    text_tag_list: [
      {
        tag: 'text_tag',
        text: p('标签', 'Tag'),
        color: template === 'default' || template === 'grey' ? 'neutral' : template,
      },
    ],
    icon: { tag: 'standard_icon', token: 'calendar_outlined' },
  }),
  problems: [],
}))

/** Every component once, in the cards a newcomer would meet them in. */
export const sampleCards: GallerySample[] = [
  { card: 'draft', sample: 'open', json: draftCard, problems: [] },
  { card: 'form', sample: 'visit', json: formCard, problems: [] },
  { card: 'buttons', sample: 'types', json: buttons, problems: [] },
  { card: 'buttons', sample: 'sizes', json: sizes, problems: [] },
  { card: 'markdown', sample: 'everything', json: markdown, problems: [] },
  { card: 'containers', sample: 'all', json: containers, problems: [] },
  { card: 'people', sample: 'all', json: people, problems: ['body.elements[4]: img_key unknown'] },
  { card: 'numbers', sample: 'all', json: numbers, problems: [] },
  ...headers,
]
