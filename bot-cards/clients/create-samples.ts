import { endless, hostile, id } from '../kit/samples.ts'
import { refusalText } from '../system/refusals.ts'
import type { CreateClientView } from './views.ts'

const said: CreateClientView['fields'] = {
  name: '华岳置地（华东）',
  uscc: '91310115MA1K4ABCI8',
  annual: '2300万',
  contact_name: '张伟',
  contact_phone: '138 0013 8000',
}

export const createSamples: Record<string, CreateClientView> = {
  'not found': { typed: '云栖里', fields: { name: '云栖里' }, errors: {} },
  'asked for outright': { fields: {}, errors: {} },
  'from a sentence, with a letter that no code has': {
    fields: said,
    errors: { uscc: refusalText({ code: 'uscc_wrong', params: { heard: '91310115MA1K4ABCI8' } }) },
    likely: ['91310115MA1K4ABC18'],
  },
  'looks like two that are there': {
    fields: { ...said, uscc: '91310115MA1K4ABC18' },
    errors: {},
    duplicates: [
      { id: id('cli', 4), name: '华岳置地（华东）有限公司', city: '上海', owner: '李明', by: 'uscc' },
      { id: id('cli', 5), name: '华悦置地', city: '', by: 'pinyin' },
    ],
  },
  'hostile words': {
    typed: endless,
    fields: {
      name: hostile,
      type: 'no_such_type',
      city: hostile,
      uscc: hostile,
      uscc_reason: endless,
      region: hostile,
      annual: hostile,
      contact_name: hostile,
      contact_phone: hostile,
      anyway: endless,
    },
    errors: {
      uscc: refusalText({ code: 'uscc_wrong', params: { heard: endless } }),
      annual: refusalText({ code: 'amount_unreadable', params: { heard: endless } }),
    },
    likely: ['91310115MA1K4ABC18', '91310115MA1K4ABC18', '91310115MA1K4ABC18'],
    duplicates: Array.from({ length: 12 }, (_, n) => ({
      id: id('cli', n),
      name: hostile,
      city: hostile,
      owner: hostile,
      by: 'name' as const,
    })),
  },
}
