import { useEffect, useRef, useState } from 'preact/hooks'
import { usePage } from '../app/state.ts'
import { say } from '../app/words.ts'
import { margin } from './look.ts'
import { type Node, node, text } from './read.ts'

type Drawing = { renderAsync(): Promise<unknown>; release(): void }
type Charts = { VChart: new (spec: object, options: object) => Drawing }
declare global {
  var VChart: Charts | undefined
}

let loading: Promise<Charts> | undefined
/** The chart library is large: it is fetched with the first chart. */
function charts(): Promise<Charts> {
  loading ??= new Promise((resolve, reject) => {
    const script = document.createElement('script')
    script.src = '/vchart.js'
    script.onload = () =>
      globalThis.VChart === undefined ? reject(new Error('no VChart')) : resolve(globalThis.VChart)
    script.onerror = () => reject(new Error('no vchart.js'))
    document.head.append(script)
  })
  return loading
}

const palettes: Record<string, string[]> = {
  brand: ['#1456F0', '#5083FB', '#94B4FF', '#C2D4FF', '#002F9E', '#7AA2FF'],
  primary: ['#1456F0', '#5083FB', '#94B4FF', '#C2D4FF', '#002F9E', '#7AA2FF'],
  rainbow: ['#3370EB', '#1AB7A1', '#F3871B', '#ED77BA', '#9499F7', '#FBCB46', '#51BA43', '#F6827E'],
  complementary: ['#3370EB', '#FF811A', '#94B4FF', '#FEC48B', '#0442D2', '#A44904'],
  converse: ['#3370EB', '#F54A45', '#94B4FF', '#F89E9B', '#002F9E', '#741915'],
}
const ratios: Record<string, string> = { '1:1': '1 / 1', '2:1': '2 / 1', '4:3': '4 / 3', '16:9': '16 / 9' }

/** A chart from a VChart specification, in the page's theme. */
export function Chart({ node: chart }: { node: Node }) {
  const box = useRef<HTMLDivElement>(null)
  const [failed, setFailed] = useState(false)
  const theme = usePage((page) => page.view.theme)
  const spec = node(chart, 'chart_spec')
  const height = text(chart, 'height', 'auto')
  const colors = palettes[text(chart, 'color_theme', 'brand')]
  useEffect(() => {
    let drawing: Drawing | undefined
    let gone = false
    const dark =
      theme === 'dark' || (theme === undefined && matchMedia('(prefers-color-scheme: dark)').matches)
    charts()
      .then(async ({ VChart }) => {
        if (gone || box.current === null) return
        const full = {
          background: 'transparent',
          padding: 8,
          animation: false,
          ...(colors === undefined ? {} : { color: colors }),
          ...structuredClone(spec),
        }
        drawing = new VChart(full, { dom: box.current, theme: dark ? 'dark' : 'light' })
        await drawing.renderAsync()
        box.current.dataset.drawn = 'true'
      })
      .catch(() => setFailed(true))
    return () => {
      gone = true
      drawing?.release()
    }
  }, [spec, theme])
  const title = spec.title
  const name =
    typeof title === 'object' && title !== null && 'text' in title ? String(title.text) : say('chart')
  return (
    <div class="card-chart" style={margin(chart)}>
      {failed ? (
        <p class="card-unknown">{say('chartFailed')}</p>
      ) : (
        <div
          ref={box}
          role="img"
          aria-label={name}
          style={
            /^\d+px$/.test(height)
              ? { height }
              : { aspectRatio: ratios[text(chart, 'aspect_ratio')] ?? '4 / 3' }
          }
        />
      )}
    </div>
  )
}
