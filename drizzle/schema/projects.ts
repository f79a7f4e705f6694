import { sql } from 'drizzle-orm'
import { bigint, index, integer, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { clients } from './clients.ts'
import { day, instant } from './columns.ts'
import { people } from './people.ts'

/** A building or fit-out of a client that we work on, or worked on: what warranty, retention and after-sales hang on. */
export const projects = pgTable(
  'projects',
  {
    id: text('id').primaryKey(),
    clientId: text('client_id')
      .notNull()
      .references(() => clients.id),
    /** As people call it: 万川云庭二期精装. Like a company's name it is no personal data. */
    name: text('name').notNull(),
    city: text('city').notNull(),
    /** Street or place of the site. */
    site: text('site').notNull().default(''),
    contractNo: text('contract_no').notNull().default(''),
    contractYuan: bigint('contract_yuan', { mode: 'number' }),
    /** 项目经理. */
    managerId: text('manager_id').references(() => people.id),
    /** Their people on site: contacts of the client. */
    contactIds: text('contact_ids').array().notNull().default(sql`'{}'`),
    startedOn: day('started_on'),
    /** 缺陷责任期, counted from the last acceptance; null: not agreed. */
    defectMonths: integer('defect_months'),
    /** 质量保证金 and the day it is due back, where the contract names one. */
    retentionYuan: bigint('retention_yuan', { mode: 'number' }),
    retentionOn: day('retention_on'),
    version: integer('version').notNull().default(1),
    /** The version whose acceptances its return visits go by; another one is noticed by the next tick. */
    returnsVersion: integer('returns_version').notNull().default(0),
    createdBy: text('created_by')
      .notNull()
      .references(() => people.id),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    index('projects_returns').on(t.id).where(sql`${t.returnsVersion} <> ${t.version}`),
    index('projects_client').on(t.clientId),
    index('projects_manager').on(t.managerId, t.clientId),
  ],
)

/** One kind of work in one part of a project: it is accepted on a day, and its warranty runs from there. */
export const projectWorks = pgTable(
  'project_works',
  {
    id: text('id').primaryKey(),
    projectId: text('project_id')
      .notNull()
      .references(() => projects.id),
    /** 3号楼, 地下室; empty: the whole project. */
    part: text('part').notNull().default(''),
    /** waterproofing, heating_cooling, wiring, plumbing, equipment, decoration. */
    work: text('work').notNull(),
    /** 竣工验收合格; null: not accepted yet. */
    acceptedOn: day('accepted_on'),
    /** Years, or seasons of heating and cooling, where the contract gives more than the policy; null: the policy's. */
    longer: integer('longer'),
  },
  (t) => [uniqueIndex('project_works_part').on(t.projectId, t.part, t.work)],
)

/** What somebody must be told of a project on a morning: a warranty that ends (inspect before), money that is due back. */
export const projectNotices = pgTable(
  'project_notices',
  {
    id: text('id').primaryKey(),
    projectId: text('project_id')
      .notNull()
      .references(() => projects.id),
    /** warranty or retention. */
    kind: text('kind').notNull(),
    /** The last day of the warranty, the day the money is due. */
    dueDay: day('due_day').notNull(),
    sendAt: instant('send_at').notNull(),
    /** pending, sent. What no longer holds is deleted; what was sent is not said again. */
    state: text('state').notNull().default('pending'),
    sentTo: text('sent_to').references(() => people.id),
    sentAt: instant('sent_at'),
  },
  (t) => [
    uniqueIndex('project_notices_once').on(t.projectId, t.kind, t.dueDay),
    index('project_notices_due').on(t.sendAt).where(sql`${t.state} = 'pending'`),
  ],
)
