import { useState } from 'preact/hooks'
import { Icon } from '../app/icons.tsx'
import { say } from '../app/words.ts'
import { margin } from './look.ts'
import { OptionSheet } from './option-sheet.tsx'
import { isNode, type Node, nodes, plain, text, urlOf } from './read.ts'
import { usePress, useWorld } from './world.ts'

/** "…": a few more actions behind one button. */
export function Overflow({ node: menu }: { node: Node }) {
  const { language } = useWorld()
  const { busy, fire } = usePress(menu)
  const [open, setOpen] = useState(false)
  const options = nodes(menu, 'options')
  return (
    <div class="card-overflow" style={margin(menu)}>
      <button
        type="button"
        class="btn btn-default size-medium icon-only"
        aria-label={say('options')}
        aria-haspopup="dialog"
        aria-busy={busy}
        data-name={text(menu, 'name')}
        onClick={() => setOpen(true)}
      >
        {busy ? <span class="spinner" /> : <Icon name="more" size={18} />}
      </button>
      {open && (
        <OptionSheet
          title={say('options')}
          options={options.map((option, index) => ({
            value: text(option, 'value') || String(index),
            label: plain(option, 'text', language),
          }))}
          chosen={[]}
          multiple={false}
          onClose={() => setOpen(false)}
          onChoose={([value = '']) => {
            setOpen(false)
            const option = options.find((each, index) => (text(each, 'value') || String(index)) === value)
            const link = isNode(option?.multi_url) ? urlOf(option.multi_url) : undefined
            if (link !== undefined) window.open(link, '_blank', 'noopener')
            if (option !== undefined && text(option, 'value') !== '') fire({ option: value })
          }}
        />
      )}
    </div>
  )
}
