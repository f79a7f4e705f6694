/**
 * What a member of staff is (制度一(二)); several may hold. `manager` is anybody others report to; `deputy_gm` is the
 * 分管副总.
 */
export const roles = [
  'sales',
  'project',
  'technical',
  'after_sales',
  'legal',
  'marketing',
  'archivist',
  'manager',
  'head_of_sales',
  'deputy_gm',
  'general_manager',
  'admin',
] as const
export type Role = (typeof roles)[number]

/** How a client ranks (制度二(三)), highest first; no tier is `undefined`. */
export const tiers = ['strategic', 'important', 'general'] as const
export type Tier = (typeof tiers)[number]
