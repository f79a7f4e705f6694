import { z } from 'zod'
import type { Ask } from './api.ts'
import type { createCaller } from './call.ts'
import type { LarkApi, SlashCommand, SlashCommandText } from './port.ts'

const page = z.object({
  data: z.object({
    items: z.array(z.object({ command_id: z.string(), command: z.string() })).nullish(),
    has_more: z.boolean().nullish(),
    page_token: z.string().nullish(),
  }),
})

/** Native slash commands (lark-platform.md §9). */
export function createSlashCommands(
  ask: Ask,
  call: ReturnType<typeof createCaller>['call'],
): LarkApi['slashCommands'] {
  return {
    async list() {
      const commands: SlashCommand[] = []
      let token: string | undefined
      do {
        const { data } = await ask(
          'list_slash_commands',
          token ? { params: { page_token: token } } : {},
          page,
        )
        for (const item of data.items ?? []) commands.push({ id: item.command_id, command: item.command })
        token = data.has_more && data.page_token ? data.page_token : undefined
      } while (token)
      return commands
    },
    async create(text) {
      await call('create_slash_command', { data: commandFields(text) })
    },
    async update(id, text) {
      await call('update_slash_command', { path: { command_id: id }, data: commandFields(text) })
    },
    async remove(id) {
      await call('remove_slash_command', { path: { command_id: id } })
    },
  }
}

/** Chinese is what a reader without either language sees, as on the cards. */
const commandFields = ({ command, zh, en }: SlashCommandText) => ({
  command,
  description: { default_value: zh, i18n: { zh_cn: zh, en_us: en } },
})
