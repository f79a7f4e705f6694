import { act, card, p } from './sample-parts.ts'

export const people = card(
  [
    { tag: 'person', user_id: 'ou_zhang', show_name: true, style: 'capsule' },
    {
      tag: 'person_list',
      persons: ['ou_zhang', 'ou_li', 'ou_zhao', 'ou_lin'].map((id) => ({ id })),
      show_name: true,
      show_avatar: true,
    },
    { tag: 'img', img_key: 'img_sample', alt: p('样板间', 'Show flat'), corner_radius: '8px' },
    {
      tag: 'img_combination',
      combination_mode: 'trisect',
      img_list: [1, 2, 3].map(() => ({ img_key: 'img_sample' })),
    },
    { tag: 'img', img_key: 'img_gone', alt: p('没有的图', 'Missing'), size: 'small' },
    {
      tag: 'select_img',
      name: 'style',
      behaviors: act('img'),
      options: [1, 2].map((n) => ({
        img_key: 'img_sample',
        value: `s${n}`,
        hover_tips: p(`样式 ${n}`, `Style ${n}`),
      })),
    },
    {
      tag: 'checker',
      text: p('给王总发报价', 'Send the quote'),
      checked: true,
      checked_style: { show_strikethrough: true, opacity: 0.5 },
      behaviors: act('tick'),
    },
    {
      tag: 'checker',
      text: p('约二期样板间验收', 'Arrange acceptance'),
      behaviors: act('tick'),
      button_area: {
        buttons: [{ tag: 'button', type: 'text', text: p('改期', 'Move'), behaviors: act('move') }],
      },
    },
    {
      tag: 'column_set',
      columns: [
        {
          tag: 'column',
          width: 'weighted',
          elements: [
            { tag: 'input', name: 'find', placeholder: p('搜客户', 'Find a client'), behaviors: act('find') },
          ],
        },
        {
          tag: 'column',
          elements: [
            {
              tag: 'overflow',
              options: [
                { text: p('转交', 'Hand over'), value: 'hand' },
                { text: p('归档', 'Archive'), value: 'archive' },
              ],
              behaviors: act('more'),
            },
          ],
        },
      ],
    },
    { tag: 'audio', file_key: 'file_voice' },
  ],
  { title: p('人、图片和其他', 'People, pictures and more'), template: 'green' },
)

export const numbers = card(
  [
    {
      tag: 'table',
      page_size: 3,
      header_style: { background_style: 'grey', bold: true },
      columns: [
        { name: 'client', display_name: '客户 Client', data_type: 'text', width: '96px' },
        {
          name: 'amount',
          display_name: '金额',
          data_type: 'number',
          horizontal_align: 'right',
          format: { precision: 1, symbol: '¥', separator: true },
        },
        { name: 'state', display_name: '状态', data_type: 'options' },
        { name: 'owner', display_name: '负责人', data_type: 'persons' },
        { name: 'due', display_name: '到期', data_type: 'date', date_format: 'MM/DD' },
      ],
      rows: ['万川集团', '龙澜置业', '云汀酒店', '青禾科技'].map((client, at) => ({
        client,
        amount: 2300.5 * (at + 1),
        state: [{ text: at % 2 === 0 ? '进行中' : '已完成', color: at % 2 === 0 ? 'orange' : 'green' }],
        owner: 'ou_zhang',
        due: 1_795_415_400_000 + at * 86_400_000,
      })),
    },
    {
      tag: 'chart',
      aspect_ratio: '16:9',
      chart_spec: {
        type: 'bar',
        title: { text: '每周拜访' },
        data: {
          values: ['周一', '周二', '周三', '周四', '周五'].flatMap((day, at) => [
            { day, kind: '面谈', n: at + 2 },
            { day, kind: '电话', n: 5 - at },
          ]),
        },
        xField: 'day',
        yField: 'n',
        seriesField: 'kind',
        stack: true,
        legends: { visible: true, orient: 'bottom' },
      },
    },
    {
      tag: 'chart',
      aspect_ratio: '2:1',
      color_theme: 'rainbow',
      chart_spec: {
        type: 'pie',
        data: {
          values: [
            { k: '面谈', v: 12 },
            { k: '电话', v: 8 },
            { k: '微信', v: 5 },
          ],
        },
        categoryField: 'k',
        valueField: 'v',
        innerRadius: 0.45,
        outerRadius: 0.8,
        legends: { visible: true, orient: 'right' },
      },
    },
  ],
  { title: p('表格和图表', 'Tables and charts'), template: 'indigo' },
)
