/** What protected data was opened for, as the access log keeps it. Words for a reader stand in this area's words. */
export const purposes = [
  'draft card',
  'edit a visit',
  'attachment',
  'message recalled',
  'my visits',
  'visit card',
  'client card',
  'my next steps',
  'tick a next step',
  'contact card',
  'duplicate contact',
  'tiering',
  'review',
  'approval',
  'disclosure',
  'handover',
  'merge',
  'plan',
  'brief',
  'retention',
] as const
export type Purpose = (typeof purposes)[number]
