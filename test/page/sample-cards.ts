import type { GallerySample } from '../../src/sandbox/contract.ts'

export const p = (zh: string, en = zh) => ({
  tag: 'plain_text',
  content: zh,
  i18n_content: { zh_cn: zh, en_us: en },
})
const md = (zh: string, en = zh, rest: object = {}) => ({
  tag: 'markdown',
  content: zh,
  i18n_content: { zh_cn: zh, en_us: en },
  ...rest,
})
export const act = (a: string, rest: object = {}) => [
  { type: 'callback', value: { a, p: {}, v: 1, ...rest } },
]
const options = (...labels: string[]) => labels.map((label) => ({ text: p(label), value: label }))
export const card = (elements: object[], header: object = {}, body: object = {}) => ({
  schema: '2.0',
  config: {
    update_multi: true,
    style: { color: { leaf: { light_mode: 'rgba(20,120,60,1)', dark_mode: 'rgba(120,220,150,1)' } } },
  },
  ...(Object.keys(header).length > 0 ? { header } : {}),
  body: { elements, ...body },
})

export const draftCard = card(
  [
    md('**万川集团** · 面谈 · 今天 10:00', '**Wanchuan Group** · face to face · today 10:00'),
    md(
      '<text_tag color="orange">猜的</text_tag> 王总，聊了二期样板间',
      '<text_tag color="orange">guessed</text_tag> Mr Wang, phase two show flat',
    ),
    { tag: 'hr' },
    {
      tag: 'column_set',
      columns: [
        {
          tag: 'column',
          width: 'weighted',
          weight: 1,
          elements: [
            md(
              '<font color="grey">下一步</font>\n周五前发报价',
              '<font color="grey">Next step</font>\nQuote by Friday',
            ),
          ],
        },
        {
          tag: 'column',
          width: 'weighted',
          weight: 1,
          elements: [
            md(
              '<font color="grey">到期</font>\n<font color="red">11月27日</font>',
              '<font color="grey">Due</font>\n<font color="red">27 Nov</font>',
            ),
          ],
        },
      ],
    },
    {
      tag: 'column_set',
      flex_mode: 'flow',
      columns: [
        {
          tag: 'column',
          width: 'auto',
          elements: [
            {
              tag: 'button',
              text: p('确认', 'Confirm'),
              type: 'primary_filled',
              behaviors: act('visits.confirm'),
            },
          ],
        },
        {
          tag: 'column',
          width: 'auto',
          elements: [{ tag: 'button', text: p('修改', 'Edit'), behaviors: act('visits.edit_draft') }],
        },
        {
          tag: 'column',
          width: 'auto',
          elements: [
            {
              tag: 'button',
              text: p('丢弃', 'Discard'),
              type: 'danger_text',
              behaviors: act('visits.discard'),
            },
          ],
        },
      ],
    },
  ],
  {
    title: p('新的拜访草稿', 'New visit draft'),
    subtitle: p('确认后才会保存', 'Nothing is saved before you confirm'),
    template: 'blue',
    text_tag_list: [{ tag: 'text_tag', text: p('待确认', 'Draft'), color: 'blue' }],
    icon: { tag: 'standard_icon', token: 'chat_outlined', color: 'blue' },
  },
)

export const formCard = card(
  [
    {
      tag: 'form',
      name: 'visit',
      elements: [
        {
          tag: 'select_static',
          name: 'client',
          required: true,
          placeholder: p('选择客户', 'Choose a client'),
          options: options('万川集团', '龙澜置业', '云汀酒店'),
          behaviors: act('x'),
        },
        {
          tag: 'multi_select_static',
          name: 'topics',
          placeholder: p('话题', 'Topics'),
          options: options('报价', '样板间', '合同', '交付', '验收', '付款', '返修', '培训', '其他'),
          behaviors: act('x'),
        },
        {
          tag: 'picker_datetime',
          name: 'at',
          placeholder: p('拜访时间', 'When'),
          initial_datetime: '2026-11-23 14:30',
          behaviors: act('x'),
        },
        { tag: 'date_picker', name: 'due', placeholder: p('到期日', 'Due date'), behaviors: act('x') },
        { tag: 'picker_time', name: 'remind', placeholder: p('提醒时间', 'Remind at'), behaviors: act('x') },
        { tag: 'select_person', name: 'owner', placeholder: p('负责人', 'Owner'), behaviors: act('x') },
        { tag: 'multi_select_person', name: 'cc', placeholder: p('抄送', 'Copy to'), behaviors: act('x') },
        {
          tag: 'input',
          name: 'said',
          required: true,
          label: p('聊了什么', 'What was said'),
          placeholder: p('一两句话', 'A line or two'),
          input_type: 'multiline_text',
          rows: 3,
          max_length: 200,
        },
        {
          tag: 'input',
          name: 'pin',
          input_type: 'password',
          label: p('口令', 'PIN'),
          label_position: 'left',
          placeholder: p('六位数字', 'six digits'),
        },
        { tag: 'checker', name: 'private', text: p('仅自己可见', 'Only for me'), behaviors: act('x') },
        {
          tag: 'column_set',
          flex_mode: 'flow',
          columns: [
            {
              tag: 'column',
              elements: [
                {
                  tag: 'button',
                  name: 'submit',
                  text: p('保存', 'Save'),
                  type: 'primary_filled',
                  form_action_type: 'submit',
                  behaviors: act('visits.submit'),
                  confirm: {
                    title: p('保存这次拜访？', 'Save this visit?'),
                    text: p('保存后十分钟内可以撤销。', 'You can undo for ten minutes.'),
                  },
                },
              ],
            },
            {
              tag: 'column',
              elements: [
                { tag: 'button', name: 'reset', text: p('重填', 'Reset'), form_action_type: 'reset' },
              ],
            },
          ],
        },
      ],
    },
  ],
  { title: p('记一次拜访', 'Log a visit'), template: 'wathet' },
)

const buttons = card(
  [
    'default',
    'primary',
    'danger',
    'text',
    'primary_text',
    'danger_text',
    'primary_filled',
    'danger_filled',
    'laser',
  ].map((type) => ({ tag: 'button', type, text: p(type), behaviors: act(`press.${type}`) })),
  { title: p('按钮', 'Buttons'), template: 'purple' },
  { direction: 'horizontal' },
)
const sizes = card([
  { tag: 'button', size: 'tiny', text: p('tiny'), behaviors: act('a') },
  {
    tag: 'button',
    size: 'small',
    text: p('small'),
    behaviors: act('a'),
    icon: { tag: 'standard_icon', token: 'edit_outlined' },
  },
  { tag: 'button', size: 'medium', text: p('medium'), behaviors: act('a') },
  { tag: 'button', size: 'large', text: p('large'), behaviors: act('a'), type: 'primary' },
  { tag: 'button', width: 'fill', text: p('撑满', 'fill'), behaviors: act('a'), type: 'primary_filled' },
  {
    tag: 'button',
    width: '160px',
    text: p('不可用', 'disabled'),
    disabled: true,
    disabled_tips: p('还没到时间', 'Not yet'),
    behaviors: act('a'),
  },
  {
    tag: 'button',
    text: p('打开网页', 'Open a page'),
    behaviors: [{ type: 'open_url', default_url: 'https://example.test/' }],
  },
  { tag: 'button', text: p('超时', 'Times out'), behaviors: act('error') },
])

const markdown = card(
  [
    md(
      '# 一级标题\n普通 **粗体** *斜体* ~~删除线~~ `code` [链接](https://example.test/)\n<font color=red>红 <font color=green>绿</font> 红</font> <font color="leaf">自定义色</font> <text_tag color="violet">标签</text_tag> <number_tag background_color="red" font_color="white">3</number_tag> :DONE: :THUMBSUP:\n<at id=ou_lin></at> <at id=all></at> <person id="ou_zhao" show_name=true></person> <local_datetime millisecond="1795415400000" format_type="date"></local_datetime>\n- 一\n    - 一点一\n- 二\n1. 甲\n2. 乙\n\n> 引用\n\n---\n\n| 客户 | 金额 |\n|:-|-:|\n| 万川 | 2,300 |\n| 龙澜 | 980 |\n\n```js\nconst answer = 42\n```',
    ),
    md(
      '&#60;at id=all&#62;&#60;/at&#62; &#42;&#42;不是粗体&#42;&#42; <b onclick=alert(1)>未知</b>',
      undefined,
      { text_size: 'notation' },
    ),
    {
      tag: 'div',
      text: { ...p('一行普通文本，太长的话只显示两行。'.repeat(6)), text_color: 'grey', lines: 2 },
      icon: { tag: 'standard_icon', token: 'info_outlined', color: 'blue' },
    },
    {
      tag: 'div',
      text: { ...p('居中的大字', 'Large and centred'), text_size: 'heading-2', text_align: 'center' },
    },
  ],
  { title: p('富文本', 'Rich text'), template: 'turquoise' },
)

const containers = card(
  [
    {
      tag: 'interactive_container',
      behaviors: act('open'),
      background_style: 'blue-50',
      has_border: true,
      border_color: 'blue-200',
      corner_radius: '8px',
      padding: '10px 12px',
      elements: [
        md(
          '**万川集团** <text_tag color="red">逾期 3 天</text_tag>\n<font color="grey">张宁 · 周五前发报价</font>',
          '**Wanchuan** <text_tag color="red">3 days overdue</text_tag>\n<font color="grey">Zhang Ning · quote by Friday</font>',
        ),
      ],
    },
    {
      tag: 'interactive_container',
      behaviors: act('laser'),
      background_style: 'laser',
      corner_radius: '8px',
      padding: '10px 12px',
      elements: [md('试试一句话记录拜访', 'Try logging a visit in one line')],
    },
    {
      tag: 'collapsible_panel',
      header: {
        title: { tag: 'markdown', content: '**更早的拜访** (12)' },
        icon: { tag: 'standard_icon', token: 'down_outlined', size: '16px 16px' },
        icon_position: 'right',
      },
      border: { color: 'grey-300', corner_radius: '8px' },
      elements: [md('- 11月2日 电话 李想\n- 10月20日 面谈 张宁')],
    },
    {
      tag: 'collapsible_panel',
      expanded: true,
      header: { title: p('展开的面板', 'Open panel'), icon_position: 'follow_text' },
      elements: [md('里面的内容', 'What is inside')],
    },
    {
      tag: 'column_set',
      flex_mode: 'trisect',
      background_style: 'grey',
      columns: ['拜访', '客户', '逾期'].map((word, at) => ({
        tag: 'column',
        padding: '8px',
        elements: [
          md(`<font color="grey">${word}</font>`, undefined, { text_align: 'center', text_size: 'notation' }),
          md(`**${(at + 1) * 7}**`, undefined, { text_align: 'center', text_size: 'heading-2' }),
        ],
      })),
    },
    {
      tag: 'column_set',
      flex_mode: 'bisect',
      columns: [1, 2, 3, 4].map((n) => ({
        tag: 'column',
        background_style: 'wathet-50',
        padding: '6px',
        elements: [md(`bisect ${n}`)],
      })),
    },
    {
      tag: 'column_set',
      flex_mode: 'none',
      columns: [
        { tag: 'column', width: 'weighted', weight: 3, elements: [md('weight 3')] },
        { tag: 'column', width: 'weighted', weight: 1, elements: [md('weight 1')] },
        { tag: 'column', width: '60px', elements: [md('60px')] },
      ],
    },
  ],
  { title: p('容器', 'Containers'), template: 'orange' },
)

const people = card(
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

const numbers = card(
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

const headers = [
  'blue',
  'wathet',
  'turquoise',
  'green',
  'yellow',
  'orange',
  'red',
  'carmine',
  'violet',
  'purple',
  'indigo',
  'grey',
  'default',
].map((template) => ({
  card: 'headers',
  sample: template,
  json: card([md('正文', 'Body')], {
    title: p(`标题 ${template}`, `Title ${template}`),
    subtitle: p('副标题', 'Subtitle'),
    template,
    text_tag_list: [
      {
        tag: 'text_tag',
        text: p('标签', 'Tag'),
        color: template === 'default' || template === 'grey' ? 'neutral' : template,
      },
    ],
    icon: { tag: 'standard_icon', token: 'calendar_outlined' },
  }),
  problems: [],
}))

/** Every component once, in the cards a newcomer would meet them in. */
export const sampleCards: GallerySample[] = [
  { card: 'draft', sample: 'open', json: draftCard, problems: [] },
  { card: 'form', sample: 'visit', json: formCard, problems: [] },
  { card: 'buttons', sample: 'types', json: buttons, problems: [] },
  { card: 'buttons', sample: 'sizes', json: sizes, problems: [] },
  { card: 'markdown', sample: 'everything', json: markdown, problems: [] },
  { card: 'containers', sample: 'all', json: containers, problems: [] },
  { card: 'people', sample: 'all', json: people, problems: ['body.elements[4]: img_key unknown'] },
  { card: 'numbers', sample: 'all', json: numbers, problems: [] },
  ...headers,
]
