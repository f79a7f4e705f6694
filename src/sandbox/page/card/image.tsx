import { useState } from 'preact/hooks'
import { fileUrl } from '../app/api.ts'
import { Icon } from '../app/icons.tsx'
import { say } from '../app/words.ts'
import { margin, space } from './look.ts'
import { flag, has, localized, type Node, nodes, plain, text } from './read.ts'
import { Sheet } from './sheet.tsx'
import { useWorld } from './world.ts'

/** An uploaded picture by its key; a grey field with a sign when the platform has no such key. */
export function Picture({
  imageKey,
  alt,
  class: extra = '',
}: {
  imageKey: string
  alt: string
  class?: string
}) {
  const [broken, setBroken] = useState(false)
  if (broken || imageKey === '') {
    return (
      <span class={`picture-missing ${extra}`} role="img" aria-label={alt === '' ? say('imageMissing') : alt}>
        <Icon name="image" size={22} />
      </span>
    )
  }
  return (
    <img class={extra} src={fileUrl(imageKey)} alt={alt} loading="lazy" onError={() => setBroken(true)} />
  )
}

/** A picture that opens large when pressed. */
export function Zoomable({
  imageKey,
  alt,
  class: extra = '',
}: {
  imageKey: string
  alt: string
  class?: string
}) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <button
        type="button"
        class={`zoomable ${extra}`}
        aria-label={alt === '' ? say('image') : alt}
        onClick={() => setOpen(true)}
      >
        <Picture imageKey={imageKey} alt={alt} />
      </button>
      {open && (
        <Sheet title={alt === '' ? say('image') : alt} onClose={() => setOpen(false)} kind="viewer">
          <Picture imageKey={imageKey} alt={alt} class="viewer-image" />
        </Sheet>
      )}
    </>
  )
}

const sizes: Record<string, string> = {
  tiny: '16px 16px',
  small: '72px 72px',
  medium: '160px 160px',
  large: '160px 160px',
  small_large: '72px 72px',
}

export function Image({ node: image }: { node: Node }) {
  const { language } = useWorld()
  const alt = plain(image, 'alt', language)
  const scale = text(image, 'scale_type', 'crop_center')
  const [height = '', across = height] = (sizes[text(image, 'size')] ?? text(image, 'size')).split(' ')
  const fixed = /^\d+px$/.test(height)
  const key = localized(image, 'img_key', language)
  return (
    <figure
      class={`card-img scale-${scale}${flag(image, 'transparent') ? ' transparent' : ''}`}
      style={{
        ...margin(image),
        ...(has(image, 'corner_radius') ? { borderRadius: radius(text(image, 'corner_radius')) } : {}),
        ...(fixed ? { height, width: across } : {}),
      }}
    >
      {has(image, 'title') && <figcaption>{plain(image, 'title', language)}</figcaption>}
      {flag(image, 'preview', true) ? (
        <Zoomable imageKey={key} alt={alt} />
      ) : (
        <Picture imageKey={key} alt={alt} />
      )}
    </figure>
  )
}

export const radius = (value: string): string => (/^\d+%$/.test(value) ? value : space(value, '8px'))

export function ImageCombination({ node: group }: { node: Node }) {
  const { language } = useWorld()
  const images = nodes(group, 'img_list')
  return (
    <div
      class={`img-combination mode-${text(group, 'combination_mode')} count-${images.length}`}
      style={margin(group)}
    >
      {images.map((image, index) => (
        <div
          key={index}
          style={has(group, 'corner_radius') ? { borderRadius: radius(text(group, 'corner_radius')) } : {}}
        >
          <Zoomable imageKey={localized(image, 'img_key', language)} alt={`${say('image')} ${index + 1}`} />
        </div>
      ))}
    </div>
  )
}
