import { useRef, useState } from 'preact/hooks'
import { Icon } from '../app/icons.tsx'
import { say } from '../app/words.ts'

const seconds = (ms: number) => `${Math.max(1, Math.round(ms / 1000))}″`

/** A voice bubble: press to hear, press again to pause. */
export function Player({ source, durationMs }: { source: string; durationMs: number }) {
  const sound = useRef<HTMLAudioElement>(null)
  const [playing, setPlaying] = useState(false)
  const [length, setLength] = useState(durationMs)
  const toggle = () => {
    if (sound.current === null) return
    if (playing) sound.current.pause()
    else sound.current.play().catch(() => setPlaying(false))
  }
  return (
    <span class="player">
      <button
        type="button"
        class="player-button"
        aria-label={`${say(playing ? 'pause' : 'play')} ${seconds(length)}`}
        onClick={toggle}
      >
        <Icon name={playing ? 'pause' : 'play'} size={16} />
      </button>
      <span class={`player-wave${playing ? ' playing' : ''}`} aria-hidden="true">
        {Array.from({ length: 14 }, (_, bar) => (
          <i key={bar} style={{ height: `${5 + ((bar * 7) % 13)}px` }} />
        ))}
      </span>
      <span class="player-time">{seconds(length)}</span>
      {/* biome-ignore lint/a11y/useMediaCaption: what colleagues record comes without captions */}
      <audio
        ref={sound}
        src={source}
        preload="none"
        onPlay={() => setPlaying(true)}
        onPause={() => setPlaying(false)}
        onEnded={() => setPlaying(false)}
        onLoadedMetadata={(event) => {
          if (Number.isFinite(event.currentTarget.duration)) setLength(event.currentTarget.duration * 1000)
        }}
      />
    </span>
  )
}
