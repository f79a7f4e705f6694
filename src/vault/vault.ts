/** Where a protected value lives: bound into the ciphertext, so that a value moved elsewhere does not open. */
export type Place = { table: string; column: string; row: string }

/**
 * Field encryption (AES-256-GCM, key id and algorithm id in the header, AAD bound to the place) and blind indexes.
 * Reading protected data for a person goes through `src/vault/read.ts`, which writes the access log.
 */
export type Vault = {
  /** Encrypts UTF-8 text under the current key. */
  seal(place: Place, plain: string): Uint8Array
  /** Decrypts; throws when the key is unknown, the place differs or the bytes were changed. */
  open(place: Place, sealed: Uint8Array): string
  sealBytes(place: Place, plain: Uint8Array): Uint8Array
  openBytes(place: Place, sealed: Uint8Array): Uint8Array
  /** Keyed digest for equality look-ups; `purpose` separates indexes from one another. Hex, 64 characters. */
  blind(purpose: string, text: string): string
  /** True when `sealed` was written under an older key and rotation should write it anew. */
  isOld(sealed: Uint8Array): boolean
}
