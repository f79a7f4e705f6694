import {
  anything,
  boolean,
  integer,
  isObject,
  list,
  object,
  oneOf,
  pathText,
  pixels,
  report,
  string,
  warn,
  word,
} from './check.ts'
import type { Component } from './component.ts'
import { markdownText } from './markdown.ts'
import {
  colour,
  cornerRadius,
  disabling,
  i18n,
  icon,
  imageKey,
  padding,
  plain,
  text,
  textAlign,
  userId,
} from './parts.ts'

const avatarSize = oneOf('extra_small', 'small', 'medium', 'large')

/** Components that show something. */
export const contents: Record<string, Component> = {
  markdown: {
    props: {
      content: markdownText,
      i18n_content: i18n(markdownText),
      text_size: word,
      text_align: textAlign,
      icon,
    },
    required: ['content'],
  },
  div: {
    props: {
      text: text(['plain_text', 'lark_md'], { styled: true }),
      icon,
      width: pixels(16, 999, 'fill', 'auto'),
    },
  },
  hr: { props: {} },
  img: {
    props: {
      img_key: imageKey,
      i18n_img_key: i18n(imageKey),
      alt: plain,
      title: text(['plain_text', 'lark_md']),
      corner_radius: cornerRadius,
      scale_type: oneOf('crop_center', 'crop_top', 'fit_horizontal'),
      size: word,
      transparent: boolean,
      preview: boolean,
      mode: word,
      custom_width: integer(1, 10_000),
      compact_width: boolean,
    },
    required: ['img_key', 'alt'],
  },
  img_combination: {
    props: {
      combination_mode: oneOf('double', 'triple', 'bisect', 'trisect'),
      img_list: list(object({ props: { img_key: imageKey }, required: ['img_key'] }), { min: 1, max: 9 }),
      corner_radius: cornerRadius,
      combination_transparent: boolean,
    },
    required: ['combination_mode', 'img_list'],
  },
  person: {
    props: {
      user_id: userId,
      size: avatarSize,
      show_avatar: boolean,
      show_name: boolean,
      style: oneOf('normal', 'capsule'),
    },
    required: ['user_id'],
  },
  person_list: {
    props: {
      persons: (value, at, walk) =>
        list(object({ props: { id: word }, required: ['id'] }), { min: 1 })(value, at, walk),
      drop_invalid_user_id: boolean,
      lines: integer(1, 1000),
      show_name: boolean,
      show_avatar: boolean,
      size: avatarSize,
      icon,
    },
    doubtful: ['ud_icon'],
    required: ['persons'],
    rules: (value, at, walk) => {
      if (value.drop_invalid_user_id === true || !Array.isArray(value.persons)) return
      for (const person of value.persons) if (isObject(person)) userId(person.id, at, walk)
    },
  },
  chart: {
    props: {
      chart_spec: anything,
      aspect_ratio: oneOf('1:1', '2:1', '4:3', '16:9'),
      color_theme: oneOf('brand', 'rainbow', 'complementary', 'converse', 'primary'),
      preview: boolean,
      height: pixels(1, 999, 'auto'),
    },
    required: ['chart_spec'],
    rules: (value, at, walk) => {
      const spec = value.chart_spec
      if (spec !== undefined && (!isObject(spec) || typeof spec.type !== 'string' || spec.type === ''))
        report(walk, at, 200550, 'chart_spec is not a VChart specification with a type', {
          property: 'chart_spec',
        })
      else if (isObject(spec) && spec.data !== undefined && typeof spec.data !== 'object')
        report(walk, at, 200550, 'data of chart_spec is neither a list nor an object', {
          property: 'chart_spec',
        })
      if (at.form) warn(walk, at, 'one page of the reference bars charts in forms')
    },
  },
  audio: {
    props: {
      file_key: word,
      i18n_file_key: i18n(word),
      audio_id: word,
      show_progress_bar: boolean,
      show_time: boolean,
      time_display: word,
      time_position: word,
      style: word,
      width: string(),
      padding,
      border: anything,
      background_style: colour,
      fill_color: colour,
      ...disabling,
      fallback: anything,
    },
    required: ['file_key'],
    rules: (value, at, walk) => {
      if (walk.forwardable) report(walk, at, 300220, 'a card with audio needs config.enable_forward false')
      if (typeof value.file_key === 'string' && walk.context.knownFile?.(value.file_key) === false)
        report(walk, at, 300230, `unknown audio file ${value.file_key}, path: ${pathText(at)}`)
    },
  },
}
