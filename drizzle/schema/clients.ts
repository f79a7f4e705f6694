import { sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  bigint,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import { day, instant, sealed } from './columns.ts'
import { people } from './people.ts'

/** A company whose relationship we keep. Company names are not personal data and stay readable for look-up. */
export const clients = pgTable(
  'clients',
  {
    id: text('id').primaryKey(),
    name: text('name').notNull(),
    type: text('type').notNull(),
    city: text('city').notNull(),
    region: text('region').notNull().default(''),
    /** 统一社会信用代码, 18 characters. */
    uscc: text('uscc'),
    /** Why a code whose check digit fails was kept. */
    usccOverride: text('uscc_override'),
    /** The client that is this one's group. */
    groupId: text('group_id').references((): AnyPgColumn => clients.id),
    /** `ClientProfile` as JSON: business scope, organisation, development plan. */
    profile: sealed('profile'),
    ownerId: text('owner_id').references(() => people.id),
    /** strategic, important, general; null: not tiered. In force now. */
    tier: text('tier'),
    tierSince: day('tier_since'),
    /** active, or merged into another. */
    status: text('status').notNull().default('active'),
    mergedInto: text('merged_into').references((): AnyPgColumn => clients.id),
    version: integer('version').notNull().default(1),
    createdAt: instant('created_at').notNull(),
    createdBy: text('created_by').references(() => people.id),
  },
  (t) => [
    index('clients_owner').on(t.ownerId),
    index('clients_tier').on(t.tier).where(sql`${t.status} = 'active'`),
    index('clients_uscc').on(t.uscc),
    index('clients_group').on(t.groupId).where(sql`${t.groupId} is not null`),
  ],
)

/** Every name a client goes by, with the keys it is found under (`nameKeys` in kernel/text/match-names.ts). */
export const clientNames = pgTable(
  'client_names',
  {
    clientId: text('client_id')
      .notNull()
      .references(() => clients.id),
    name: text('name').notNull(),
    kind: text('kind').notNull(),
    norm: text('norm').notNull(),
    pinyin: text('pinyin').notNull(),
    initials: text('initials').notNull(),
    head: text('head').notNull(),
    pinyinHead: text('pinyin_head').notNull(),
    grams: text('grams').array().notNull(),
  },
  (t) => [
    uniqueIndex('client_names_client_norm').on(t.clientId, t.norm),
    index('client_names_norm').on(t.norm),
    index('client_names_pinyin').on(t.pinyin),
    index('client_names_initials').on(t.initials),
    index('client_names_head').on(t.head),
    index('client_names_pinyin_head').on(t.pinyinHead),
    index('client_names_grams').using('gin', sql`${t.grams}`),
  ],
)

/** Money that tiers a client (制度二(二), 二(三)): signed contracts, framework agreements and their call-offs, their own projects, forecasts. */
export const clientFigures = pgTable(
  'client_figures',
  {
    id: text('id').primaryKey(),
    clientId: text('client_id')
      .notNull()
      .references(() => clients.id),
    /** contract, framework, call_off, project_investment, forecast_3y. */
    kind: text('kind').notNull(),
    yuan: bigint('yuan', { mode: 'number' }).notNull(),
    /** Day of signing, of the call-off, or on which it was forecast. */
    onDay: day('on_day').notNull(),
    /** Contract number or name of the project. */
    label: text('label').notNull(),
    /** Who signed for it or forecast it. */
    recordedBy: text('recorded_by')
      .notNull()
      .references(() => people.id),
    recordedAt: instant('recorded_at').notNull(),
    cancelledOn: day('cancelled_on'),
    cancelledBy: text('cancelled_by').references(() => people.id),
  },
  (t) => [index('client_figures_client').on(t.clientId, t.kind, t.onDay.desc())],
)

/** One client taken into another: what was moved, so that it can be moved back for 30 days. */
export const clientMerges = pgTable(
  'client_merges',
  {
    id: text('id').primaryKey(),
    keptId: text('kept_id')
      .notNull()
      .references(() => clients.id),
    goneId: text('gone_id')
      .notNull()
      .references(() => clients.id),
    /** Ids of the rows that changed their client, by table. */
    moved: jsonb('moved').$type<Record<string, string[]>>().notNull(),
    mergedBy: text('merged_by')
      .notNull()
      .references(() => people.id),
    mergedAt: instant('merged_at').notNull(),
    undoneBy: text('undone_by').references(() => people.id),
    undoneAt: instant('undone_at'),
  },
  (t) => [index('client_merges_kept').on(t.keptId), index('client_merges_gone').on(t.goneId)],
)

/**
 * "Look at this client again": something its duties hang on changed, or will (a window begins). Rows are only added and
 * taken away, so that nobody waits for anybody; who looks takes all of a client's due rows at once.
 */
export const clientLooks = pgTable(
  'client_looks',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    clientId: text('client_id')
      .notNull()
      .references(() => clients.id, { onDelete: 'cascade' }),
    lookAt: instant('look_at').notNull(),
    /** The earliest day of what changed; null: nothing in the past did. */
    sinceDay: day('since_day'),
  },
  (t) => [index('client_looks_due').on(t.lookAt), index('client_looks_client').on(t.clientId)],
)
