import { z } from 'zod'
import { ApiFailure } from './failure.ts'
import { newId } from './ids.ts'
import { jsonBody, type Route } from './platform.ts'
import { type Command, commandBody } from './slash-commands.ts'

const icon = z.strictObject({ icon_key: z.string().regex(/^[a-z0-9_-]+_(outlined|filled|colorful)$/) })
const changed = commandBody.partial()

function read<T>(schema: z.ZodType<T>, body: unknown): T {
  const parsed = schema.safeParse(body)
  if (!parsed.success)
    throw new ApiFailure(99992402, `field validation failed: ${parsed.error.issues[0]?.path.join('.') ?? ''}`)
  return parsed.data
}

function checkIcon(value: unknown): void {
  if (value !== undefined && !icon.safeParse(value).success) throw new ApiFailure(40000031, 'icon is invalid')
}

function checkFree(commands: Map<string, Command>, name: string | undefined, own?: string): void {
  for (const one of commands.values())
    if (one.command === name && one.command_id !== own)
      throw new ApiFailure(40000000, 'command already exists')
}

const base = '/open-apis/application/v7/app_slash_commands'

export const commandRoutes: Route[] = [
  {
    method: 'GET',
    path: base,
    handle: ({ commands }) => ({ items: [...commands.map.values()], has_more: false, page_token: '' }),
  },
  {
    method: 'POST',
    path: base,
    handle: async ({ commands }, c) => {
      const body = read(commandBody, await jsonBody(c))
      checkIcon(body.icon)
      checkFree(commands.map, body.command)
      if (commands.map.size >= 100) throw new ApiFailure(40000000, 'too many commands')
      const command = { ...body, command_id: newId('cmd_') }
      commands.map.set(command.command_id, command)
      return command
    },
  },
  {
    method: 'PATCH',
    path: `${base}/:command_id`,
    handle: async ({ commands }, c) => {
      const known = commands.map.get(c.req.param('command_id') ?? '')
      if (!known) throw new ApiFailure(40000000, 'command does not exist')
      const body = read(changed, await jsonBody(c))
      checkIcon(body.icon)
      checkFree(commands.map, body.command, known.command_id)
      const next: Command = {
        ...known,
        ...(body.command === undefined ? {} : { command: body.command }),
        ...(body.description === undefined ? {} : { description: body.description }),
        ...(body.icon === undefined ? {} : { icon: body.icon }),
      }
      commands.map.set(known.command_id, next)
      return next
    },
  },
  {
    method: 'DELETE',
    path: `${base}/:command_id`,
    handle: ({ commands }, c) => {
      if (!commands.map.delete(c.req.param('command_id') ?? ''))
        throw new ApiFailure(40000000, 'command does not exist')
      return {}
    },
  },
]
