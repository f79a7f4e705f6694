CREATE TABLE "access_log" (
	"id" text PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"actor" text NOT NULL,
	"entity" text NOT NULL,
	"entity_id" text NOT NULL,
	"fields" text[] NOT NULL,
	"purpose" text NOT NULL,
	"chat_id" text
);
--> statement-breakpoint
CREATE TABLE "audit" (
	"id" text PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"actor" text NOT NULL,
	"action" text NOT NULL,
	"entity" text NOT NULL,
	"entity_id" text NOT NULL,
	"before" jsonb,
	"after" jsonb,
	"why" text,
	"cause" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "chats" (
	"chat_id" text PRIMARY KEY NOT NULL,
	"introduced_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "inbox" (
	"key" text PRIMARY KEY NOT NULL,
	"type" text NOT NULL,
	"status" text NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL,
	"event" "bytea",
	"trace" text,
	"error" text
);
--> statement-breakpoint
CREATE TABLE "client_names" (
	"client_id" text NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"norm" text NOT NULL,
	"pinyin" text NOT NULL,
	"initials" text NOT NULL,
	"head" text NOT NULL,
	"pinyin_head" text NOT NULL,
	"grams" text[] NOT NULL
);
--> statement-breakpoint
CREATE TABLE "clients" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"type" text NOT NULL,
	"city" text NOT NULL,
	"owner_id" text,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"created_by" text
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" text PRIMARY KEY NOT NULL,
	"seq" bigint GENERATED ALWAYS AS IDENTITY (sequence name "outbox_seq_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"lane" text NOT NULL,
	"destination" jsonb NOT NULL,
	"what" text NOT NULL,
	"slot" text,
	"body" "bytea",
	"state" text NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_at" timestamp (3) with time zone,
	"claimed_at" timestamp (3) with time zone,
	"earlier_calls" double precision[] DEFAULT '{}' NOT NULL,
	"api" text,
	"holds_api" boolean DEFAULT false NOT NULL,
	"message_id" text,
	"chat_id" text,
	"error_code" integer,
	"error_reason" text,
	"cause" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"queued_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	"sent_at" timestamp (3) with time zone,
	"retried_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "tasks" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"payload" jsonb NOT NULL,
	"state" text NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"claimed_at" timestamp (3) with time zone,
	"last_error_code" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"done_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "people" (
	"id" text PRIMARY KEY NOT NULL,
	"open_id" text NOT NULL,
	"name" text NOT NULL,
	"roles" text[] NOT NULL,
	"state" text DEFAULT 'active' NOT NULL,
	"greeted_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "people_open_id_unique" UNIQUE("open_id")
);
--> statement-breakpoint
CREATE TABLE "settings" (
	"key" text PRIMARY KEY NOT NULL,
	"value" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "action_items" (
	"id" text PRIMARY KEY NOT NULL,
	"visit_id" text NOT NULL,
	"client_id" text NOT NULL,
	"owner_id" text NOT NULL,
	"body" "bytea" NOT NULL,
	"due" date,
	"status" text DEFAULT 'open' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"done_at" timestamp (3) with time zone,
	"done_by" text
);
--> statement-breakpoint
CREATE TABLE "attachments" (
	"id" text PRIMARY KEY NOT NULL,
	"draft_id" text NOT NULL,
	"kind" text NOT NULL,
	"name" "bytea" NOT NULL,
	"message_id" text NOT NULL,
	"file_key" text NOT NULL,
	"status" text DEFAULT 'pending' NOT NULL,
	"bytes" integer,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "drafts" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"status" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"body" "bytea" NOT NULL,
	"fingerprint" text,
	"message_id" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"closed_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "visit_revisions" (
	"id" text PRIMARY KEY NOT NULL,
	"visit_id" text NOT NULL,
	"version" integer NOT NULL,
	"kind" text NOT NULL,
	"client_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"precision" text NOT NULL,
	"body" "bytea" NOT NULL,
	"changed_by" text NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "visits" (
	"id" text PRIMARY KEY NOT NULL,
	"client_id" text NOT NULL,
	"person_id" text NOT NULL,
	"draft_id" text,
	"kind" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"precision" text NOT NULL,
	"body" "bytea" NOT NULL,
	"status" text DEFAULT 'saved' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"saved_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "client_names" ADD CONSTRAINT "client_names_client_id_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "clients" ADD CONSTRAINT "clients_owner_id_people_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "clients" ADD CONSTRAINT "clients_created_by_people_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "action_items" ADD CONSTRAINT "action_items_visit_id_visits_id_fk" FOREIGN KEY ("visit_id") REFERENCES "public"."visits"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "action_items" ADD CONSTRAINT "action_items_client_id_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "action_items" ADD CONSTRAINT "action_items_owner_id_people_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attachments" ADD CONSTRAINT "attachments_draft_id_drafts_id_fk" FOREIGN KEY ("draft_id") REFERENCES "public"."drafts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "visit_revisions" ADD CONSTRAINT "visit_revisions_visit_id_visits_id_fk" FOREIGN KEY ("visit_id") REFERENCES "public"."visits"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "visits" ADD CONSTRAINT "visits_client_id_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "visits" ADD CONSTRAINT "visits_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "visits" ADD CONSTRAINT "visits_draft_id_drafts_id_fk" FOREIGN KEY ("draft_id") REFERENCES "public"."drafts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "access_log_entity" ON "access_log" USING btree ("entity","entity_id","at");--> statement-breakpoint
CREATE INDEX "access_log_actor" ON "access_log" USING btree ("actor","at");--> statement-breakpoint
CREATE INDEX "audit_entity" ON "audit" USING btree ("entity","entity_id","at");--> statement-breakpoint
CREATE INDEX "inbox_unfinished" ON "inbox" USING btree ("received_at") WHERE "inbox"."status" <> 'done';--> statement-breakpoint
CREATE INDEX "inbox_received" ON "inbox" USING btree ("received_at");--> statement-breakpoint
CREATE UNIQUE INDEX "client_names_client_norm" ON "client_names" USING btree ("client_id","norm");--> statement-breakpoint
CREATE INDEX "client_names_norm" ON "client_names" USING btree ("norm");--> statement-breakpoint
CREATE INDEX "client_names_pinyin" ON "client_names" USING btree ("pinyin");--> statement-breakpoint
CREATE INDEX "client_names_initials" ON "client_names" USING btree ("initials");--> statement-breakpoint
CREATE INDEX "client_names_head" ON "client_names" USING btree ("head");--> statement-breakpoint
CREATE INDEX "client_names_pinyin_head" ON "client_names" USING btree ("pinyin_head");--> statement-breakpoint
CREATE INDEX "client_names_grams" ON "client_names" USING gin ("grams");--> statement-breakpoint
CREATE INDEX "clients_owner" ON "clients" USING btree ("owner_id");--> statement-breakpoint
CREATE INDEX "outbox_waiting" ON "outbox" USING btree ("lane","seq") WHERE "outbox"."state" in ('pending', 'sending');--> statement-breakpoint
CREATE INDEX "outbox_calls" ON "outbox" USING btree ("claimed_at") WHERE "outbox"."claimed_at" is not null;--> statement-breakpoint
CREATE INDEX "outbox_slot" ON "outbox" USING btree ("slot","lane","seq") WHERE "outbox"."slot" is not null;--> statement-breakpoint
CREATE INDEX "outbox_refused" ON "outbox" USING btree ("seq") WHERE "outbox"."state" = 'refused';--> statement-breakpoint
CREATE INDEX "tasks_due" ON "tasks" USING btree ("due_at") WHERE "tasks"."state" in ('pending', 'running');--> statement-breakpoint
CREATE INDEX "tasks_failed" ON "tasks" USING btree ("created_at") WHERE "tasks"."state" = 'failed';--> statement-breakpoint
CREATE INDEX "action_items_owner" ON "action_items" USING btree ("owner_id","due") WHERE "action_items"."status" = 'open';--> statement-breakpoint
CREATE INDEX "action_items_client" ON "action_items" USING btree ("client_id","due") WHERE "action_items"."status" = 'open';--> statement-breakpoint
CREATE INDEX "action_items_visit" ON "action_items" USING btree ("visit_id");--> statement-breakpoint
CREATE INDEX "attachments_draft" ON "attachments" USING btree ("draft_id");--> statement-breakpoint
CREATE INDEX "drafts_fingerprint" ON "drafts" USING btree ("fingerprint","created_at");--> statement-breakpoint
CREATE INDEX "drafts_message" ON "drafts" USING btree ("message_id");--> statement-breakpoint
CREATE INDEX "drafts_person" ON "drafts" USING btree ("person_id","created_at");--> statement-breakpoint
CREATE INDEX "visit_revisions_visit" ON "visit_revisions" USING btree ("visit_id","version");--> statement-breakpoint
CREATE INDEX "visits_client" ON "visits" USING btree ("client_id","at" DESC NULLS LAST) WHERE "visits"."status" = 'saved';--> statement-breakpoint
CREATE INDEX "visits_person" ON "visits" USING btree ("person_id","at" DESC NULLS LAST) WHERE "visits"."status" = 'saved';--> statement-breakpoint
CREATE INDEX "visits_draft" ON "visits" USING btree ("draft_id");