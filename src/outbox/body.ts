import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { jsonOf } from '../../bot-cards/kit/size.ts'
import type { Vault } from '../vault/vault.ts'
import type { Outgoing } from './put.ts'

const place = (id: string) => ({ table: 'outbox', column: 'body', row: id })

/** Below this many bytes deflating saves less than it costs. */
const worthIt = 1_000
/** First byte of a deflated body; no text and no JSON begins with it. */
const deflated = 0

/**
 * What a message's row keeps of it, sealed. A card says everything in two languages and every button carries its ids, so
 * that it deflates to a fifth: what is written to the database, and to its log, is the most that a message costs.
 */
export function sealBody(vault: Pick<Vault, 'sealBytes'>, id: string, outgoing: Outgoing): Uint8Array {
  const plain = plainOf(outgoing)
  return vault.sealBytes(
    place(id),
    plain.length < worthIt
      ? plain
      : Buffer.concat([Buffer.of(deflated), deflateRawSync(plain, { level: 1 })]),
  )
}

/** The card's JSON, the text, the emoji or the file's JSON. @throws VaultError when it does not open */
export function openBody(vault: Pick<Vault, 'openBytes'>, id: string, sealed: Uint8Array): string {
  const bytes = vault.openBytes(place(id), sealed)
  return Buffer.from(bytes[0] === deflated ? inflateRawSync(bytes.subarray(1)) : bytes).toString('utf8')
}

function plainOf(outgoing: Outgoing): Uint8Array {
  switch (outgoing.what) {
    case 'card':
      return jsonOf(outgoing.card)
    case 'text':
      return Buffer.from(outgoing.text, 'utf8')
    case 'reaction':
      return Buffer.from(outgoing.emoji, 'utf8')
    case 'file':
      return Buffer.from(
        JSON.stringify({ name: outgoing.name, data: Buffer.from(outgoing.bytes).toString('base64') }),
      )
  }
}
