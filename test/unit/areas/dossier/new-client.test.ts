import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { announcesClient, askedForNew, readNewClient } from '../../../../src/areas/dossier/new-client.ts'

describe('a new client in one sentence', () => {
  it('is read as in scenario 4: full-width, blanks inside', () => {
    expect(
      readNewClient(
        '新增：华岳置地（华东），代码91310115MA1K4ABCＩ8，年额２３００万，张 伟 １３８ 0013 8000',
      ),
    ).toEqual({
      name: '华岳置地（华东）',
      uscc: '91310115MA1K4ABCI8',
      annual: '2300万',
      contact_name: '张伟',
      contact_phone: '138 0013 8000',
    })
  })

  it('is read in other words, in another order', () => {
    expect(
      readNewClient('新增客户 青禾置业，信用代码：9133 0106 MA2C XY7T 5R，联系人：李工 13900001111'),
    ).toEqual({
      name: '青禾置业',
      uscc: '91330106MA2CXY7T5R',
      contact_name: '李工',
      contact_phone: '13900001111',
    })
    expect(readNewClient('新建：青禾置业；城市 宁波；年合同额约 800万')).toEqual({
      name: '青禾置业',
      city: '宁波',
      annual: '800万',
    })
    expect(readNewClient('')).toEqual({})
  })

  it('is heard only where somebody announces it', () => {
    for (const text of ['新增：华岳置地', '新增客户 华岳置地', '新建一家客户：华岳'])
      expect(announcesClient(text)).toBe(true)
    for (const text of ['上午去了万川，新增两个点位', '新增点位三处，报价再出一版', '新增', '新增客户'])
      expect(announcesClient(text)).toBe(false)
    expect(askedForNew('新增 青禾置业')).toBe('青禾置业')
    expect(askedForNew('新增')).toBe('')
    expect(askedForNew('新城置业')).toBeUndefined()
  })

  it('never throws', () => {
    fc.assert(fc.property(fc.string(), (text) => void readNewClient(`新增：${text}`)))
  })
})
