/** Why a recording cannot be turned into text. */
export class SpeechError extends Error {
  readonly reason: 'unreadable' | 'too_long'
  constructor(reason: SpeechError['reason'], options?: { cause: unknown }) {
    super(reason, options)
    this.name = 'SpeechError'
    this.reason = reason
  }
}

/** What Lark's file_recognize takes at most. */
const maxSeconds = 60
/** Opus always decodes to 48 kHz; the recogniser wants 16 kHz. */
const decodedRate = 48_000
const ratio = 3

/**
 * A voice message (Ogg Opus) as 16 kHz mono 16-bit little-endian PCM. Rejects with `SpeechError`: `unreadable` when
 * it is not Ogg Opus, `too_long` over 60 s. A full minute keeps the process busy for about half a second: work for a
 * task, never for an answer to a press.
 */
export async function opusToPcm(bytes: Uint8Array): Promise<Uint8Array> {
  const channels = await decoded(bytes)
  const length = channels[0]?.length ?? 0
  if (length === 0) throw new SpeechError('unreadable')
  if (length > maxSeconds * decodedRate) throw new SpeechError('too_long')
  return quantised(downsampled(mixed(channels, length)))
}

async function decoded(bytes: Uint8Array): Promise<Float32Array[]> {
  // Loaded on first use: its WebAssembly is of no use to a process that never hears anybody.
  const { OggOpusDecoder } = await import('ogg-opus-decoder')
  const decoder = new OggOpusDecoder()
  try {
    await decoder.ready
    return (await decoder.decodeFile(bytes)).channelData
  } catch (cause) {
    throw new SpeechError('unreadable', { cause })
  } finally {
    decoder.free()
  }
}

function mixed(channels: Float32Array[], length: number): Float32Array {
  const mono = new Float32Array(length)
  for (const channel of channels) {
    for (let i = 0; i < length; i++) mono[i] = (mono[i] ?? 0) + (channel[i] ?? 0) / channels.length
  }
  return mono
}

/** A low-pass at 7.2 kHz (windowed sinc, Hamming): without it what lies above 8 kHz would fold back into the speech. */
const taps = lowPass(63, 7_200 / decodedRate)

function lowPass(size: number, cutoff: number): Float32Array {
  const middle = (size - 1) / 2
  const raw = Array.from({ length: size }, (_, i) => {
    const x = 2 * Math.PI * cutoff * (i - middle)
    const sinc = x === 0 ? 1 : Math.sin(x) / x
    return sinc * (0.54 - 0.46 * Math.cos((2 * Math.PI * i) / (size - 1)))
  })
  const sum = raw.reduce((total, tap) => total + tap, 0)
  return Float32Array.from(raw, (tap) => tap / sum)
}

function downsampled(samples: Float32Array): Float32Array {
  const middle = (taps.length - 1) / 2
  const slow = new Float32Array(Math.floor(samples.length / ratio))
  for (let i = 0; i < slow.length; i++) {
    let sum = 0
    for (let t = 0; t < taps.length; t++) sum += (taps[t] ?? 0) * (samples[i * ratio + t - middle] ?? 0)
    slow[i] = sum
  }
  return slow
}

function quantised(samples: Float32Array): Uint8Array {
  const pcm = new Uint8Array(samples.length * 2)
  const view = new DataView(pcm.buffer)
  samples.forEach((sample, i) => {
    view.setInt16(i * 2, Math.round(Math.max(-1, Math.min(1, sample)) * 32_767), true)
  })
  return pcm
}
