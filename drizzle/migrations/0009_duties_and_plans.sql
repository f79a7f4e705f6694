CREATE TABLE "client_looks" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "client_looks_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"client_id" text NOT NULL,
	"look_at" timestamp (3) with time zone NOT NULL,
	"since_day" date
);
--> statement-breakpoint
CREATE TABLE "duties" (
	"id" text PRIMARY KEY NOT NULL,
	"client_id" text NOT NULL,
	"kind" text NOT NULL,
	"tier" text NOT NULL,
	"from_day" date NOT NULL,
	"until_day" date NOT NULL,
	"rolling" boolean NOT NULL,
	"due_day" date NOT NULL,
	"needed" integer NOT NULL,
	"visit_ids" text[] DEFAULT '{}' NOT NULL,
	"done_day" date,
	"status" text DEFAULT 'open' NOT NULL,
	"approval_id" text,
	"policy_version" integer NOT NULL,
	"guessed_calendar" boolean DEFAULT false NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "mornings" (
	"person_id" text NOT NULL,
	"day" date NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"sent_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "mornings_person_id_day_pk" PRIMARY KEY("person_id","day")
);
--> statement-breakpoint
CREATE TABLE "pauses" (
	"id" text PRIMARY KEY NOT NULL,
	"client_id" text NOT NULL,
	"from_day" date NOT NULL,
	"until_day" date NOT NULL,
	"reason" "bytea" NOT NULL,
	"status" text DEFAULT 'asked' NOT NULL,
	"approval_id" text,
	"asked_by" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "reminders" (
	"id" text PRIMARY KEY NOT NULL,
	"duty_id" text NOT NULL,
	"step" text NOT NULL,
	"audience" text NOT NULL,
	"on_day" date NOT NULL,
	"send_at" timestamp (3) with time zone NOT NULL,
	"state" text DEFAULT 'pending' NOT NULL,
	"sent_to" text,
	"sent_on" date,
	"sent_at" timestamp (3) with time zone,
	"changed_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "plan_items" (
	"id" text PRIMARY KEY NOT NULL,
	"client_id" text NOT NULL,
	"owner_id" text NOT NULL,
	"round_id" text,
	"kind" text NOT NULL,
	"status" text DEFAULT 'draft' NOT NULL,
	"start_at" timestamp (3) with time zone NOT NULL,
	"minutes" integer NOT NULL,
	"ours" text[] DEFAULT '{}' NOT NULL,
	"body" "bytea" NOT NULL,
	"visit_id" text,
	"brief_at" timestamp (3) with time zone,
	"brief_sent_at" timestamp (3) with time zone,
	"event_id" text,
	"event_version" integer,
	"version" integer DEFAULT 1 NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"published_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "plan_moves" (
	"id" text PRIMARY KEY NOT NULL,
	"plan_item_id" text NOT NULL,
	"from_at" timestamp (3) with time zone NOT NULL,
	"to_at" timestamp (3) with time zone,
	"moved_by" text NOT NULL,
	"moved_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "plan_rounds" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"period" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"sent_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "calendar_days" (
	"day" date PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"own" boolean NOT NULL,
	"set_by" text NOT NULL,
	"set_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "calendar_years" (
	"year" integer PRIMARY KEY NOT NULL,
	"imported_by" text NOT NULL,
	"imported_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "action_items" ADD COLUMN "plan_item_id" text;--> statement-breakpoint
ALTER TABLE "action_items" ADD COLUMN "facing" text DEFAULT 'client' NOT NULL;--> statement-breakpoint
ALTER TABLE "visits" ADD COLUMN "ours" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "visits" ADD COLUMN "executive" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "visits" ADD COLUMN "also_sync" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "client_looks" ADD CONSTRAINT "client_looks_client_id_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "duties" ADD CONSTRAINT "duties_client_id_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "duties" ADD CONSTRAINT "duties_approval_id_approvals_id_fk" FOREIGN KEY ("approval_id") REFERENCES "public"."approvals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mornings" ADD CONSTRAINT "mornings_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pauses" ADD CONSTRAINT "pauses_client_id_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pauses" ADD CONSTRAINT "pauses_approval_id_approvals_id_fk" FOREIGN KEY ("approval_id") REFERENCES "public"."approvals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pauses" ADD CONSTRAINT "pauses_asked_by_people_id_fk" FOREIGN KEY ("asked_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reminders" ADD CONSTRAINT "reminders_duty_id_duties_id_fk" FOREIGN KEY ("duty_id") REFERENCES "public"."duties"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reminders" ADD CONSTRAINT "reminders_sent_to_people_id_fk" FOREIGN KEY ("sent_to") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_items" ADD CONSTRAINT "plan_items_client_id_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_items" ADD CONSTRAINT "plan_items_owner_id_people_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_items" ADD CONSTRAINT "plan_items_round_id_plan_rounds_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."plan_rounds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_items" ADD CONSTRAINT "plan_items_visit_id_visits_id_fk" FOREIGN KEY ("visit_id") REFERENCES "public"."visits"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_items" ADD CONSTRAINT "plan_items_created_by_people_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_moves" ADD CONSTRAINT "plan_moves_plan_item_id_plan_items_id_fk" FOREIGN KEY ("plan_item_id") REFERENCES "public"."plan_items"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_moves" ADD CONSTRAINT "plan_moves_moved_by_people_id_fk" FOREIGN KEY ("moved_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_rounds" ADD CONSTRAINT "plan_rounds_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calendar_days" ADD CONSTRAINT "calendar_days_set_by_people_id_fk" FOREIGN KEY ("set_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calendar_years" ADD CONSTRAINT "calendar_years_imported_by_people_id_fk" FOREIGN KEY ("imported_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "client_looks_due" ON "client_looks" USING btree ("look_at");--> statement-breakpoint
CREATE INDEX "client_looks_client" ON "client_looks" USING btree ("client_id");--> statement-breakpoint
CREATE UNIQUE INDEX "duties_window" ON "duties" USING btree ("client_id","kind","from_day");--> statement-breakpoint
CREATE INDEX "duties_open" ON "duties" USING btree ("client_id","due_day") WHERE "duties"."status" = 'open';--> statement-breakpoint
CREATE INDEX "duties_until" ON "duties" USING btree ("client_id","until_day");--> statement-breakpoint
CREATE INDEX "pauses_client" ON "pauses" USING btree ("client_id","until_day");--> statement-breakpoint
CREATE UNIQUE INDEX "reminders_step" ON "reminders" USING btree ("duty_id","step");--> statement-breakpoint
CREATE INDEX "reminders_due" ON "reminders" USING btree ("send_at") WHERE "reminders"."state" = 'pending';--> statement-breakpoint
CREATE INDEX "reminders_morning" ON "reminders" USING btree ("sent_to","sent_on");--> statement-breakpoint
CREATE INDEX "plan_items_owner" ON "plan_items" USING btree ("owner_id","start_at") WHERE "plan_items"."status" in ('draft', 'published');--> statement-breakpoint
CREATE INDEX "plan_items_client" ON "plan_items" USING btree ("client_id","start_at");--> statement-breakpoint
CREATE INDEX "plan_items_brief" ON "plan_items" USING btree ("brief_at") WHERE "plan_items"."brief_at" is not null and "plan_items"."brief_sent_at" is null;--> statement-breakpoint
CREATE INDEX "plan_items_start" ON "plan_items" USING btree ("start_at") WHERE "plan_items"."status" = 'published';--> statement-breakpoint
CREATE INDEX "plan_items_visit" ON "plan_items" USING btree ("visit_id");--> statement-breakpoint
CREATE INDEX "plan_moves_item" ON "plan_moves" USING btree ("plan_item_id","moved_at");--> statement-breakpoint
CREATE UNIQUE INDEX "plan_rounds_period" ON "plan_rounds" USING btree ("person_id","period");--> statement-breakpoint
CREATE INDEX "calendar_days_own" ON "calendar_days" USING btree ("own");--> statement-breakpoint
CREATE INDEX "action_items_plan" ON "action_items" USING btree ("plan_item_id") WHERE "action_items"."plan_item_id" is not null;