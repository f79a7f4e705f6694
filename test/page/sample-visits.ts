import { act, card, md, options, p } from './sample-parts.ts'

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
