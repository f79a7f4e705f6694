import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createVault } from '../../../src/vault/create.ts'
import { addKeyToFile, dropOldKeys, loadOrCreateKeyFile } from '../../../src/vault/key-file.ts'

const place = { table: 'visits', column: 'body', row: 'vis_1' }

describe('the key file of an embedded installation', () => {
  let folder: string
  let path: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'keqing-key-'))
    path = join(folder, 'data', 'key')
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  test('is made once, for its owner only, and the same ever after', () => {
    const sealed = createVault(loadOrCreateKeyFile(path)).seal(place, '王总')
    expect(statSync(path).mode & 0o777).toBe(0o600)
    const text = readFileSync(path, 'utf8')
    expect(createVault(loadOrCreateKeyFile(path)).open(place, sealed)).toBe('王总')
    expect(readFileSync(path, 'utf8')).toBe(text)
    expect(readdirSync(join(folder, 'data'))).toEqual(['key'])
  })

  test('takes a new key in front, and forgets the old one when told, without losing a look-up', () => {
    const before = createVault(loadOrCreateKeyFile(path))
    const sealed = before.seal(place, '王总')
    const between = createVault(addKeyToFile(path))
    expect(between.isOld(sealed)).toBe(true)
    const renewed = between.seal(place, between.open(place, sealed))
    const after = createVault(dropOldKeys(path))
    expect(after.open(place, renewed)).toBe('王总')
    expect(() => after.open(place, sealed)).toThrow('sealed under key 1')
    expect(after.blind('phone', '1')).toBe(before.blind('phone', '1'))
    expect(statSync(path).mode & 0o777).toBe(0o600)
  })

  test('that others may read is refused, with what to do', () => {
    loadOrCreateKeyFile(path)
    chmodSync(path, 0o644)
    expect(() => loadOrCreateKeyFile(path)).toThrow(`chmod 600 ${path}`)
  })

  test('that is damaged is refused, naming the file and never replaced', () => {
    loadOrCreateKeyFile(path)
    writeFileSync(path, '1:abc')
    expect(() => loadOrCreateKeyFile(path)).toThrow(`${path}: entry 1 (id 1) is 2 bytes long`)
    expect(readFileSync(path, 'utf8')).toBe('1:abc')
  })
})
