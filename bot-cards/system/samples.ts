import type { CommandView } from './views.ts'

export const sampleCommands: CommandView[] = [
  {
    name: 'visit',
    zh: '拜访',
    aliases: ['bf'],
    help: { zh: '记一次拜访：直接说，或点开表单填', en: 'Log a visit: just say it, or fill in the form' },
  },
  {
    name: 'mine',
    zh: '我的',
    aliases: ['wd'],
    help: { zh: '我最近的拜访和手上的待办', en: 'My latest visits and open next steps' },
  },
  {
    name: 'client',
    zh: '客户',
    aliases: ['kh'],
    help: {
      zh: '看一家客户：谁在跟、最近聊了什么',
      en: 'One client: who looks after it and what was said last',
    },
  },
  { name: 'help', zh: '帮助', aliases: ['bz'], help: { zh: '看看我会什么', en: 'What I can do' } },
  {
    name: 'deliveries',
    zh: '投递',
    aliases: ['td'],
    help: { zh: '没送出去的消息，可以重发', en: 'Messages that did not go out, with a retry' },
  },
]
