import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { opusToPcm } from '../../../../src/lark/out/speech.ts'

const recording = (name: string) => readFileSync(new URL(name, import.meta.url))

test('a voice message becomes 16 kHz mono 16-bit PCM of the same length and pitch', async () => {
  const pcm = await opusToPcm(recording('one-second-440-hz.opus'))
  expect(pcm.length).toBe(16_000 * 2)
  const view = new DataView(pcm.buffer)
  const samples = Array.from({ length: 16_000 }, (_, i) => view.getInt16(i * 2, true))
  const rising = samples.filter((sample, i) => sample >= 0 && (samples[i - 1] ?? 0) < 0).length
  expect(rising).toBeGreaterThan(435)
  expect(rising).toBeLessThan(445)
  expect(Math.max(...samples)).toBeGreaterThan(9_000)
  expect(Math.max(...samples)).toBeLessThan(15_000)
})

test('more than a minute is refused, not silently cut', async () => {
  await expect(opusToPcm(recording('61-silent-seconds.opus'))).rejects.toMatchObject({ reason: 'too_long' })
})

test.each([
  ['nothing', new Uint8Array()],
  ['something else', Buffer.from('RIFF, but not really a recording')],
  ['a recording cut off before its first sound', recording('one-second-440-hz.opus').subarray(0, 500)],
])('%s is unreadable', async (_, bytes) => {
  await expect(opusToPcm(bytes)).rejects.toMatchObject({ reason: 'unreadable' })
})
