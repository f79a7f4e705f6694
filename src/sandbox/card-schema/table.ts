import {
  anything,
  boolean,
  type Check,
  type Fields,
  integer,
  isObject,
  list,
  matching,
  object,
  oneOf,
  type Place,
  pixels,
  report,
  string,
  under,
  type Walk,
  word,
} from './check.ts'
import type { Component } from './component.ts'
import { markdownText } from './markdown.ts'
import { textAlign, userId, verticalAlign } from './parts.ts'

const column = object({
  props: {
    name: word,
    display_name: string(),
    data_type: oneOf('text', 'lark_md', 'options', 'number', 'persons', 'date', 'markdown'),
    width: matching(/^(auto|\d+px|\d+%)$/, 'auto, px or %'),
    vertical_align: verticalAlign,
    horizontal_align: textAlign,
    format: object({ props: { precision: integer(0, 10), symbol: string(), separator: boolean } }),
    date_format: word,
  },
  required: ['name', 'data_type'],
})

const persons: Check = (value, at, walk) =>
  typeof value === 'string' ? userId(value, at, walk) : list(userId)(value, at, walk)

/** What a cell of each data type may hold. */
const cells: Record<string, Check> = {
  text: string(),
  lark_md: markdownText,
  markdown: markdownText,
  options: list(object({ props: { text: string(), color: word }, required: ['text'] })),
  number: (value, at, walk) => {
    if (typeof value !== 'number') report(walk, at, 200915, 'a number is expected')
  },
  date: (value, at, walk) => {
    if (typeof value !== 'number' || !Number.isInteger(value))
      report(walk, at, 200915, 'milliseconds are expected')
  },
  persons,
}

function checkRow(row: unknown, types: ReadonlyMap<string, string>, at: Place, walk: Walk): void {
  if (!isObject(row)) {
    report(walk, at, 200914, 'a row is an object of cells')
    return
  }
  for (const [name, cell] of Object.entries(row)) {
    const type = types.get(name)
    const check = type === undefined ? undefined : cells[type]
    if (type === undefined)
      report(walk, at, 200914, `a row has a cell for the unknown column ${name}`, { property: name })
    else if (cell !== null && check) {
      const before = walk.problems.length
      check(cell, under(at, name), walk)
      // Whatever is wrong inside a cell, the platform names it as a wrong row value, except for people and tables.
      for (const problem of walk.problems.slice(before)) if (problem.code === 200621) problem.code = 200915
    }
  }
}

function rules(value: Fields, at: Place, walk: Walk): void {
  walk.tables += 1
  if (walk.tables === 6) report(walk, at, 11310, 'card table number over limit')
  const types = new Map<string, string>()
  for (const one of Array.isArray(value.columns) ? value.columns : []) {
    if (!isObject(one) || typeof one.name !== 'string' || typeof one.data_type !== 'string') continue
    if (types.has(one.name))
      report(walk, at, 200914, `two columns are named ${one.name}`, { property: 'name' })
    types.set(one.name, one.data_type)
  }
  if (!Array.isArray(value.rows)) return
  value.rows.forEach((row, index) => {
    checkRow(row, types, under(under(at, 'rows'), `[${index}]`), walk)
  })
}

export const table: Component = {
  props: {
    columns: list(column, { min: 1, max: 50 }),
    rows: list(anything),
    page_size: integer(1, 10),
    row_height: pixels(32, 124, 'low', 'middle', 'high', 'auto'),
    row_max_height: pixels(32, 999),
    freeze_first_column: boolean,
    header_style: object({
      props: {
        text_align: textAlign,
        text_size: word,
        background_style: oneOf('none', 'grey'),
        text_color: word,
        bold: boolean,
        lines: integer(1, 1000),
      },
    }),
  },
  required: ['columns', 'rows'],
  rootOnly: true,
  rules,
}
