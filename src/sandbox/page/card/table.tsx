import { useState } from 'preact/hooks'
import { Icon } from '../app/icons.tsx'
import { format, wall } from '../app/time.ts'
import { say } from '../app/words.ts'
import { colorOf, margin, textSize } from './look.ts'
import { Markdown } from './markdown.tsx'
import { PersonChip } from './person.tsx'
import { flag, has, isNode, type Node, node, nodes, number, strings, text } from './read.ts'
import { useWorld } from './world.ts'

/** A number as the column asks for: precision, thousands, a symbol in front. */
export function shownNumber(value: number, rule: Node): string {
  const digits = has(rule, 'precision')
    ? {
        minimumFractionDigits: number(rule, 'precision', 0),
        maximumFractionDigits: number(rule, 'precision', 0),
      }
    : { maximumFractionDigits: 10 }
  return `${text(rule, 'symbol')}${new Intl.NumberFormat('en-US', { useGrouping: flag(rule, 'separator'), ...digits }).format(value)}`
}

/** Milliseconds by a pattern such as `YYYY/MM/DD HH:mm`. */
function shownDate(at: number, pattern: string): string {
  const { date, time } = wall(at)
  const [year = '', month = '', day = ''] = date.split('-')
  if (pattern === '') return format(at, 'zh', { year: 'numeric', month: '2-digit', day: '2-digit' })
  return pattern.replace(
    /YYYY|YY|MM|DD|HH|mm/g,
    (part) =>
      ({ YYYY: year, YY: year.slice(2), MM: month, DD: day, HH: time.slice(0, 2), mm: time.slice(3) })[
        part
      ] ?? part,
  )
}

function Cell({ column, value }: { column: Node; value: unknown }) {
  if (value === undefined || value === null) return null
  switch (text(column, 'data_type', 'text')) {
    case 'lark_md':
    case 'markdown':
      return <Markdown source={String(value)} inline={text(column, 'data_type') === 'lark_md'} />
    case 'options':
      return (
        <span class="cell-options">
          {(Array.isArray(value) ? value.filter(isNode) : []).map((option, index) => (
            <span key={index} class={`text-tag tag-${text(option, 'color', 'blue')}`}>
              {text(option, 'text')}
            </span>
          ))}
        </span>
      )
    case 'number':
      return <>{typeof value === 'number' ? shownNumber(value, node(column, 'format')) : String(value)}</>
    case 'persons':
      return (
        <span class="cell-options">
          {strings({ value }, 'value').map((id) => (
            <PersonChip key={id} id={id} name avatar size="small" capsule={false} />
          ))}
        </span>
      )
    case 'date':
      return <>{shownDate(Number(value), text(column, 'date_format'))}</>
    default:
      return <>{typeof value === 'object' ? JSON.stringify(value) : String(value)}</>
  }
}

const heights: Record<string, string> = { low: '32px', middle: '44px', high: '56px' }
const columnWidth = (value: string) => (/^\d+(px|%)$/.test(value) ? { minWidth: value } : {})

export function Table({ node: table }: { node: Node }) {
  const { colors, textSizes } = useWorld()
  const [page, setPage] = useState(0)
  const columns = nodes(table, 'columns')
  const rows = nodes(table, 'rows')
  const size = Math.max(1, number(table, 'page_size', 5))
  const pages = Math.max(1, Math.ceil(rows.length / size))
  const head = node(table, 'header_style')
  const height = heights[text(table, 'row_height', 'low')] ?? (text(table, 'row_height') || '32px')
  const headColor = colorOf(text(head, 'text_color'), colors)
  return (
    <div class="card-table" style={margin(table)}>
      <section
        class="table-scroll"
        aria-label={columns.map((column) => text(column, 'display_name')).join(' · ')}
      >
        <table class={flag(table, 'freeze_first_column') ? 'frozen' : ''}>
          <thead class={`head-${text(head, 'background_style', 'none')}`}>
            <tr>
              {columns.map((column) => (
                <th
                  key={text(column, 'name')}
                  scope="col"
                  class={`align-${text(head, 'text_align') || text(column, 'horizontal_align', 'left')}`}
                  style={{
                    ...columnWidth(text(column, 'width')),
                    fontSize: textSize(text(head, 'text_size'), textSizes),
                    fontWeight: flag(head, 'bold', true) ? '600' : '400',
                    ...(headColor === undefined ? {} : { color: headColor }),
                  }}
                >
                  {text(column, 'display_name')}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.slice(page * size, (page + 1) * size).map((row, index) => (
              <tr key={index} style={{ height }}>
                {columns.map((column) => (
                  <td
                    key={text(column, 'name')}
                    class={`data-${text(column, 'data_type', 'text')} align-${text(column, 'horizontal_align', 'left')} valign-${text(column, 'vertical_align', 'center')}`}
                  >
                    <Cell column={column} value={row[text(column, 'name')]} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {pages > 1 && (
        <div class="table-pages">
          <button
            type="button"
            class="icon-button"
            aria-label={say('previous')}
            disabled={page === 0}
            onClick={() => setPage(page - 1)}
          >
            <Icon name="left" size={16} />
          </button>
          <span>
            {page + 1} / {pages}
          </span>
          <button
            type="button"
            class="icon-button"
            aria-label={say('next')}
            disabled={page === pages - 1}
            onClick={() => setPage(page + 1)}
          >
            <Icon name="right" size={16} />
          </button>
        </div>
      )}
    </div>
  )
}
