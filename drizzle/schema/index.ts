export * from './bot.ts'
export * from './clients.ts'
export * from './people.ts'
export * from './visits.ts'
