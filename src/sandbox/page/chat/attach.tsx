import { useEffect, useRef, useState } from 'preact/hooks'
import { attempt } from '../app/actions.ts'
import { api } from '../app/api.ts'
import { Icon } from '../app/icons.tsx'
import { say } from '../app/words.ts'

type Kind = 'image' | 'file' | 'audio'

/** How long a recording is, in milliseconds; a second when the browser cannot tell. */
function durationOf(file: File): Promise<number> {
  return new Promise((resolve) => {
    const sound = new Audio(URL.createObjectURL(file))
    const done = (seconds: number) => {
      URL.revokeObjectURL(sound.src)
      resolve(Number.isFinite(seconds) && seconds > 0 ? Math.round(seconds * 1000) : 1000)
    }
    sound.onloadedmetadata = () => done(sound.duration)
    sound.onerror = () => done(1)
  })
}

/** The plus beside the message box: a photo, a file or a recording goes out at once. */
export function Attach({
  as,
  chatId,
  sendPhoto,
}: {
  as: string
  chatId: string
  /** Words stand in the box: they and the photo go out as one post. */
  sendPhoto?: ((file: File) => Promise<unknown>) | undefined
}) {
  const [open, setOpen] = useState(false)
  const [busy, setBusy] = useState(false)
  const root = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!open) return
    const away = (event: Event) => {
      if (event.target instanceof Node && !root.current?.contains(event.target)) setOpen(false)
    }
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') setOpen(false)
    }
    document.addEventListener('pointerdown', away)
    document.addEventListener('keydown', onKey)
    return () => {
      document.removeEventListener('pointerdown', away)
      document.removeEventListener('keydown', onKey)
    }
  }, [open])
  const sendFile = async (kind: Kind, file: File | undefined) => {
    setOpen(false)
    if (file === undefined) return
    setBusy(true)
    if (kind === 'image' && sendPhoto) await sendPhoto(file)
    else
      await attempt(async () =>
        api.upload(as, chatId, kind, file, kind === 'audio' ? await durationOf(file) : 0),
      )
    setBusy(false)
  }
  const choice = (kind: Kind, word: 'photo' | 'file' | 'voice', icon: string, accept: string) => (
    <label class="attach-choice">
      <span class="attach-sign">
        <Icon name={icon} size={22} />
      </span>
      {say(word)}
      <input
        type="file"
        class="sr-only"
        aria-label={say(word)}
        accept={accept}
        onChange={(event) => {
          void sendFile(kind, event.currentTarget.files?.[0])
          event.currentTarget.value = ''
        }}
      />
    </label>
  )
  return (
    <div ref={root} class="attach">
      <button
        type="button"
        class="icon-button"
        aria-label={say('attach')}
        aria-expanded={open}
        aria-busy={busy}
        onClick={() => setOpen(!open)}
      >
        {busy ? <span class="spinner" /> : <Icon name="attach" size={24} />}
      </button>
      {open && (
        <div class="attach-menu">
          {choice('image', 'photo', 'image', 'image/*')}
          {choice('file', 'file', 'file', '')}
          {choice('audio', 'voice', 'voice', 'audio/*,.opus,.ogg')}
        </div>
      )}
    </div>
  )
}
