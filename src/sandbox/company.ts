/** The invented company the platform serves: who works there, which groups exist, and the bot's own identity. */

export type PersonSeed = {
  /** `ou_…` */
  openId: string
  /** `on_…` */
  unionId: string
  userId: string
  name: string
  enName: string
  /** The department's name; ids are derived from it. */
  department: string
  /** Further departments of the same person. */
  moreDepartments?: readonly string[]
  /** What the person does, as the page shows it: a label, without meaning for the platform. */
  role: string
  /** A CSS colour. */
  avatar: string
  locale: 'zh_cn' | 'en_us'
  /** open_id of the line manager. */
  leader?: string
  /** false: outside the app's availability and contact range (230013, 41050). */
  available?: boolean
}

export type GroupSeed = {
  /** `oc_…` */
  chatId: string
  name: string
  /** open_ids; the first is the owner. */
  members: string[]
  /** Whether the bot is a member from the start. */
  botIn: boolean
}

/** A department below another one, or with nobody in it; any other stands below the root. */
export type DepartmentSeed = { name: string; parent?: string }

export type CompanySeed = {
  tenantKey: string
  bot: { openId: string; unionId: string; name: string }
  people: PersonSeed[]
  groups: GroupSeed[]
  departments?: readonly DepartmentSeed[]
}
