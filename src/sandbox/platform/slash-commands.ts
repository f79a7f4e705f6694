import { z } from 'zod'

const description = z.strictObject({
  default_value: z.string().min(1).max(200),
  i18n: z.record(z.string(), z.string()).optional(),
  icon: z.unknown().optional(),
})
/** A command as an app registers it. */
export const commandBody = z.strictObject({
  command: z
    .string()
    .min(1)
    .max(64)
    .regex(/^[^/\s]+$/),
  description,
  icon: z.unknown().optional(),
})

export type Command = z.infer<typeof commandBody> & { command_id: string }
export type Commands = ReturnType<typeof createCommands>

/** The app's native slash commands. */
export function createCommands() {
  const commands = new Map<string, Command>()
  return {
    map: commands,
    rows: () =>
      [...commands.values()].map((one) => ({
        id: one.command_id,
        command: one.command,
        zh: one.description.i18n?.zh_cn ?? one.description.default_value,
        en: one.description.i18n?.en_us ?? one.description.default_value,
      })),
  }
}
