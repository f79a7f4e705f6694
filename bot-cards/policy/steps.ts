import { type Role, roles } from '../rights/roles.ts'

/** Whom a step of an escalation tells: the group, somebody by their duty towards the ticket, or everybody of a role. */
export const stepPlaces = ['group', 'on_duty', 'after_sales_lead', 'project_manager', 'owner'] as const
export const stepWhos = [...stepPlaces, ...roles] as const
export type StepWho = (typeof stepPlaces)[number] | Role
export type Step = { who: StepWho; wait: number }

/** A week of minutes: nobody waits longer for the next one. */
export const longestWait = 7 * 24 * 60
export const mostSteps = 8

/** The steps as the policy writes them: `on_duty 15, after_sales_lead 15, manager`; minutes until the next one. */
export const stepsOf = (text: string): Step[] =>
  text.split(',').flatMap((part) => {
    const [name = '', wait = '0'] = part.trim().split(/\s+/)
    const who = stepWhos.find((one) => one === name)
    return who ? [{ who, wait: Number(wait) }] : []
  })

/** Steps as one text, as the policy keeps them. */
export const stepsText = (steps: readonly Step[]): string =>
  steps.map(({ who, wait }) => (wait > 0 ? `${who} ${wait}` : who)).join(', ')
