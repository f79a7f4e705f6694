import { fileUrl } from '../app/api.ts'
import { Player } from '../chat/player.tsx'
import { margin } from './look.ts'
import { localized, type Node, text } from './read.ts'
import { useWorld } from './world.ts'

/** A recording inside a card. */
export function Audio({ node: audio }: { node: Node }) {
  const { language } = useWorld()
  return (
    <div class="card-audio" style={margin(audio)}>
      <Player
        source={fileUrl(localized(audio, 'file_key', language))}
        durationMs={Number(text(audio, 'duration', '0'))}
      />
    </div>
  )
}
