CREATE TABLE "ticket_drafts" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"chat_id" text,
	"message_id" text,
	"body" "bytea" NOT NULL,
	"status" text DEFAULT 'open' NOT NULL,
	"ticket_id" text,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"closed_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "ticket_events" (
	"id" text PRIMARY KEY NOT NULL,
	"seq" bigint GENERATED ALWAYS AS IDENTITY (sequence name "ticket_events_seq_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"ticket_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"actor_id" text,
	"what" jsonb NOT NULL,
	"note" "bytea",
	"message_id" text
);
--> statement-breakpoint
CREATE TABLE "ticket_groups" (
	"id" text PRIMARY KEY NOT NULL,
	"chat_id" text NOT NULL,
	"scope" text NOT NULL,
	"value" text DEFAULT '' NOT NULL,
	"added_by" text NOT NULL,
	"added_at" timestamp (3) with time zone NOT NULL,
	"gone_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "ticket_rota" (
	"day" date NOT NULL,
	"person_id" text NOT NULL,
	"set_by" text NOT NULL,
	"set_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "ticket_rota_day_person_id_pk" PRIMARY KEY("day","person_id")
);
--> statement-breakpoint
CREATE TABLE "ticket_signals" (
	"ticket_id" text NOT NULL,
	"round" integer NOT NULL,
	"name" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"due_at" timestamp (3) with time zone,
	"told_ids" text[] DEFAULT '{}' NOT NULL,
	CONSTRAINT "ticket_signals_ticket_id_round_name_pk" PRIMARY KEY("ticket_id","round","name")
);
--> statement-breakpoint
CREATE TABLE "tickets" (
	"id" text PRIMARY KEY NOT NULL,
	"number" integer GENERATED ALWAYS AS IDENTITY (sequence name "tickets_number_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"client_id" text NOT NULL,
	"project_id" text,
	"kind" text NOT NULL,
	"level" text NOT NULL,
	"work" text,
	"part" text DEFAULT '' NOT NULL,
	"status" text NOT NULL,
	"waiting" text,
	"assignee_id" text,
	"round" integer DEFAULT 1 NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"visit_at" timestamp (3) with time zone,
	"solved_at" timestamp (3) with time zone,
	"closed_at" timestamp (3) with time zone,
	"due_at" timestamp (3) with time zone,
	"due_clock" text,
	"look_at" timestamp (3) with time zone,
	"coverage" text NOT NULL,
	"covered_until" date,
	"other_city" boolean DEFAULT false NOT NULL,
	"satisfaction" integer,
	"chat_id" text,
	"source_message_id" text,
	"merged_into" text,
	"split_from" text,
	"chain" jsonb,
	"body" "bytea" NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "ticket_drafts" ADD CONSTRAINT "ticket_drafts_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ticket_drafts" ADD CONSTRAINT "ticket_drafts_ticket_id_tickets_id_fk" FOREIGN KEY ("ticket_id") REFERENCES "public"."tickets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ticket_events" ADD CONSTRAINT "ticket_events_ticket_id_tickets_id_fk" FOREIGN KEY ("ticket_id") REFERENCES "public"."tickets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ticket_events" ADD CONSTRAINT "ticket_events_actor_id_people_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ticket_groups" ADD CONSTRAINT "ticket_groups_added_by_people_id_fk" FOREIGN KEY ("added_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ticket_rota" ADD CONSTRAINT "ticket_rota_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ticket_rota" ADD CONSTRAINT "ticket_rota_set_by_people_id_fk" FOREIGN KEY ("set_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ticket_signals" ADD CONSTRAINT "ticket_signals_ticket_id_tickets_id_fk" FOREIGN KEY ("ticket_id") REFERENCES "public"."tickets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tickets" ADD CONSTRAINT "tickets_client_id_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tickets" ADD CONSTRAINT "tickets_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tickets" ADD CONSTRAINT "tickets_assignee_id_people_id_fk" FOREIGN KEY ("assignee_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tickets" ADD CONSTRAINT "tickets_created_by_people_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "ticket_drafts_open" ON "ticket_drafts" USING btree ("person_id","created_at") WHERE "ticket_drafts"."status" = 'open';--> statement-breakpoint
CREATE INDEX "ticket_drafts_message" ON "ticket_drafts" USING btree ("message_id") WHERE "ticket_drafts"."message_id" is not null;--> statement-breakpoint
CREATE INDEX "ticket_events_ticket" ON "ticket_events" USING btree ("ticket_id","seq");--> statement-breakpoint
CREATE UNIQUE INDEX "ticket_events_message" ON "ticket_events" USING btree ("message_id") WHERE "ticket_events"."message_id" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "ticket_groups_one" ON "ticket_groups" USING btree ("scope","value") WHERE "ticket_groups"."gone_at" is null;--> statement-breakpoint
CREATE INDEX "ticket_groups_chat" ON "ticket_groups" USING btree ("chat_id");--> statement-breakpoint
CREATE INDEX "ticket_signals_missed" ON "ticket_signals" USING btree ("at") WHERE "ticket_signals"."name" like '%:missed';--> statement-breakpoint
CREATE UNIQUE INDEX "tickets_number" ON "tickets" USING btree ("number");--> statement-breakpoint
CREATE INDEX "tickets_client" ON "tickets" USING btree ("client_id","created_at");--> statement-breakpoint
CREATE INDEX "tickets_project" ON "tickets" USING btree ("project_id","created_at");--> statement-breakpoint
CREATE INDEX "tickets_look" ON "tickets" USING btree ("look_at") WHERE "tickets"."look_at" is not null;--> statement-breakpoint
CREATE INDEX "tickets_open" ON "tickets" USING btree ("due_at") WHERE "tickets"."status" in ('new', 'acknowledged', 'scheduled', 'on_site', 'resolved', 'confirmed');--> statement-breakpoint
CREATE INDEX "tickets_assignee" ON "tickets" USING btree ("assignee_id") WHERE "tickets"."status" in ('new', 'acknowledged', 'scheduled', 'on_site', 'resolved', 'confirmed');--> statement-breakpoint
CREATE INDEX "tickets_source" ON "tickets" USING btree ("source_message_id") WHERE "tickets"."source_message_id" is not null;--> statement-breakpoint
CREATE INDEX "tickets_chat" ON "tickets" USING btree ("chat_id") WHERE "tickets"."closed_at" is null;