import type { PolicyKey } from './keys.ts'

/** Names of what recognition and tiers hang on. */
export const tierNames = {
  'recognition.annual_yuan': [
    'Recognition: yearly contracts',
    'A client that signs this much in a year is big enough.',
  ],
  'recognition.single_project_yuan': [
    'Recognition: one project',
    'A client investing this much in one project is big enough, too.',
  ],
  'recognition.formula': [
    'Recognition: combining the four',
    'Which of size, potential, market value and payment must hold.',
  ],
  'recognition.min_criteria': [
    'Recognition: how many',
    'How many must hold where any number of them will do.',
  ],
  'recognition.overdue_days': [
    'Payment: overdue too long',
    'Anything overdue for more days than this speaks against a client.',
  ],
  'recognition.arrears_months': [
    'Payment: how far back',
    'Bad faith within this many months speaks against a client.',
  ],
  'tiering.base_yuan': ['General: yearly contracts', 'From this amount a year a client can be general.'],
  'tiering.mid_yuan': ['Important: yearly contracts', 'From this amount a year a client can be important.'],
  'tiering.top_yuan': [
    'Strategic: yearly contracts',
    'From this amount a year a client can be strategic, with the forecast below.',
  ],
  'tiering.major_yuan': [
    'Strategic: three-year forecast',
    'The forecast must be above this; equal is not enough.',
  ],
  'tiering.annual_months': [
    'Months in a year’s amount',
    'What was signed in this many months up to today is added up.',
  ],
  'tiering.group_rollup': ['Add up a whole group', 'When on, companies of one group count together.'],
  'tiering.merge_undo_days': [
    'Days to undo a merge',
    'Merged clients can be taken apart again for this long.',
  ],
} satisfies Partial<Record<PolicyKey, readonly [name: string, about: string]>>
