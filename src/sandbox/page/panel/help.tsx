import { look, usePage } from '../app/state.ts'
import { say } from '../app/words.ts'

const lines: [string, string][] = [
  [
    '这里是一个假的飞书：左边选一个人，中间就是他的手机。',
    'This is a pretend Feishu: choose a person on the left, and the middle is their phone.',
  ],
  [
    '直接说一句「今天下午拜访了万川的王总，周五前发报价」，机器人会整理成草稿卡片。',
    'Just write what happened, such as “met Mr Wang of Wanchuan this afternoon, quote due Friday”, and the bot makes a draft card.',
  ],
  ['输入 / 看看有哪些指令；在群里先 @ 机器人。', 'Type / for commands; in a group, @ the bot first.'],
  [
    '➕ 可以发图片、文件和语音；消息旁的 ⋯ 可以回复、撤回、查看 JSON。',
    '➕ sends photos, files and voice; the ⋯ beside a message replies, recalls or shows its JSON.',
  ],
  ['「时钟」拨动时间，「故障」让平台出错。', '“Clock” moves time, “Faults” lets the platform fail.'],
]

export function HelpTab() {
  const language = usePage((page) => page.view.lang)
  const commands = usePage((page) => page.state?.commands) ?? []
  return (
    <div class="help">
      <ol>
        {lines.map(([zh, en]) => (
          <li key={en}>{language === 'zh' ? zh : en}</li>
        ))}
      </ol>
      <h3>{say('commands')}</h3>
      <dl>
        {commands.map((each) => (
          <div key={each.command}>
            <dt>/{each.command.replace(/^[/／]/, '')}</dt>
            <dd>{language === 'zh' ? each.zh : each.en}</dd>
          </div>
        ))}
      </dl>
      <button type="button" class="tool" onClick={() => look({ gallery: true, card: '' })}>
        {say('gallery')}
      </button>
    </div>
  )
}
