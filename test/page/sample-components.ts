import { act, card, md, p } from './sample-parts.ts'

export const buttons = card(
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
export const sizes = card([
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

export const markdown = card(
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

export const containers = card(
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
