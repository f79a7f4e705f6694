/** What is known of something asked: it holds, it does not, or nobody can say. Unknown never counts as pass. */
export const results = ['pass', 'fail', 'unknown'] as const
export type Result = (typeof results)[number]

/** The four criteria of recognition (制度二(二)): 规模, 潜力, 市场价值, 回款信誉. */
export const criteria = ['scale', 'potential', 'value', 'payment'] as const
export type Criterion = (typeof criteria)[number]

/** What a person judges for recognition: two halves of 潜力, 市场价值, and paid on time. */
export const recognitionItems = ['demand', 'fits', 'showcase', 'paid_on_time'] as const
/** What a person judges for a tier (制度二(三)). */
export const tierItems = [
  'industry_leader',
  'decisive',
  'willing',
  'growing',
  'regionally_known',
  'stable_demand',
  'good_record',
] as const
/** Judged with a written reason by whoever answers for the client. */
export const judgedItems = [...tierItems, ...recognitionItems] as const
export type JudgedItem = (typeof judgedItems)[number]

/** Everything `assessments` keeps. `no_bad_faith` is legal's alone: `fail` sets the flag 恶意拖欠, `pass` lifts it. */
export const assessedItems = [...judgedItems, 'no_bad_faith'] as const
export type AssessedItem = (typeof assessedItems)[number]

/** Ways into a tier: by the amounts, or, into 战略 only, as a leader of its trade that decides our strategy. */
export const tierRoutes = ['amounts', 'leader'] as const
export type TierRoute = (typeof tierRoutes)[number]
