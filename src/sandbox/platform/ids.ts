import { createHash, randomBytes } from 'node:crypto'

type Prefix = 'om_' | 'omt_' | 'img_v3_' | 'file_v3_' | 'c-' | 't-' | 'rea_' | 'cmd_' | 'evt_' | 'dev_'

/** A random id in Lark's form. */
export const newId = (prefix: Prefix): string => `${prefix}${randomBytes(16).toString('hex')}`

const derived = (...parts: string[]) =>
  createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 32)

export const chatIdOf = (appId: string, openId: string): string => `oc_${derived('p2p', appId, openId)}`
export const departmentIdOf = (name: string): string => `od-${derived('department', name)}`
