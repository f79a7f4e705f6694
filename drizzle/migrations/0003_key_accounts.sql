CREATE TABLE "access_chain" (
	"link" bigint PRIMARY KEY NOT NULL,
	"access_id" text NOT NULL,
	"mac" text NOT NULL,
	"sealed_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "access_flags" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"day" date NOT NULL,
	"clients" integer NOT NULL,
	"told_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "access_unsealed" (
	"seq" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "access_unsealed_seq_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"access_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "disclosures" (
	"id" text PRIMARY KEY NOT NULL,
	"client_id" text NOT NULL,
	"requested_by" text NOT NULL,
	"recipient" "bytea" NOT NULL,
	"purpose" "bytea" NOT NULL,
	"items" text[] NOT NULL,
	"contact_ids" text[] DEFAULT '{}' NOT NULL,
	"until_day" date NOT NULL,
	"status" text DEFAULT 'draft' NOT NULL,
	"approval_id" text,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"decided_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "grants" (
	"id" text PRIMARY KEY NOT NULL,
	"client_id" text NOT NULL,
	"person_id" text NOT NULL,
	"approval_id" text,
	"from_at" timestamp (3) with time zone NOT NULL,
	"until" timestamp (3) with time zone NOT NULL,
	"revoked_at" timestamp (3) with time zone,
	"revoked_by" text,
	"end_told" boolean DEFAULT false NOT NULL,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "approval_asks" (
	"id" text PRIMARY KEY NOT NULL,
	"step_id" text NOT NULL,
	"approval_id" text NOT NULL,
	"person_id" text NOT NULL,
	"for_id" text,
	"as" text DEFAULT 'asked' NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "approval_steps" (
	"id" text PRIMARY KEY NOT NULL,
	"approval_id" text NOT NULL,
	"step" integer NOT NULL,
	"role" text,
	"person_id" text,
	"status" text DEFAULT 'waiting' NOT NULL,
	"decided_by" text,
	"decided_for" text,
	"note" "bytea",
	"asked_at" timestamp (3) with time zone,
	"decided_at" timestamp (3) with time zone,
	"next_at" timestamp (3) with time zone,
	"reminded" integer DEFAULT 0 NOT NULL,
	"escalated" boolean DEFAULT false NOT NULL,
	"issued_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "approvals" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"entity" text NOT NULL,
	"entity_id" text NOT NULL,
	"client_id" text,
	"proposer_id" text NOT NULL,
	"payload" jsonb NOT NULL,
	"reason" "bytea" NOT NULL,
	"status" text DEFAULT 'open' NOT NULL,
	"step" integer DEFAULT 1 NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"policy_version" integer NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"decided_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "occurrences" (
	"schedule" text NOT NULL,
	"key" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "occurrences_schedule_key_pk" PRIMARY KEY("schedule","key")
);
--> statement-breakpoint
CREATE TABLE "client_figures" (
	"id" text PRIMARY KEY NOT NULL,
	"client_id" text NOT NULL,
	"kind" text NOT NULL,
	"yuan" bigint NOT NULL,
	"on_day" date NOT NULL,
	"label" text NOT NULL,
	"recorded_by" text NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"cancelled_on" date,
	"cancelled_by" text
);
--> statement-breakpoint
CREATE TABLE "client_merges" (
	"id" text PRIMARY KEY NOT NULL,
	"kept_id" text NOT NULL,
	"gone_id" text NOT NULL,
	"moved" jsonb NOT NULL,
	"merged_by" text NOT NULL,
	"merged_at" timestamp (3) with time zone NOT NULL,
	"undone_by" text,
	"undone_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "consents" (
	"id" text PRIMARY KEY NOT NULL,
	"contact_id" text NOT NULL,
	"kind" text NOT NULL,
	"notice_version" integer NOT NULL,
	"purposes" text[] NOT NULL,
	"channel" text NOT NULL,
	"given_on" date NOT NULL,
	"recipient" "bytea",
	"recorded_by" text NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"withdrawn_at" timestamp (3) with time zone,
	"withdrawn_by" text
);
--> statement-breakpoint
CREATE TABLE "contacts" (
	"id" text PRIMARY KEY NOT NULL,
	"client_id" text NOT NULL,
	"name" "bytea" NOT NULL,
	"title" "bytea",
	"role" text NOT NULL,
	"phone" "bytea",
	"mail" "bytea",
	"wechat" "bytea",
	"birthday" "bytea",
	"preferences" "bytea",
	"name_index" text NOT NULL,
	"phone_index" text,
	"mail_index" text,
	"status" text DEFAULT 'pending' NOT NULL,
	"purge_at" timestamp (3) with time zone,
	"purged_at" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "expected_files" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"entity" text NOT NULL,
	"entity_id" text NOT NULL,
	"until" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"done_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "handover_items" (
	"id" text PRIMARY KEY NOT NULL,
	"handover_id" text NOT NULL,
	"kind" text NOT NULL,
	"entity_id" text NOT NULL,
	"client_id" text,
	"successor_id" text,
	"status" text DEFAULT 'open' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"offered_at" timestamp (3) with time zone,
	"done_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "handovers" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"kind" text NOT NULL,
	"manager_id" text NOT NULL,
	"last_day" date NOT NULL,
	"access_ends_at" timestamp (3) with time zone NOT NULL,
	"access_ended_at" timestamp (3) with time zone,
	"sudden" boolean DEFAULT false NOT NULL,
	"pledge_signed_at" timestamp (3) with time zone,
	"status" text DEFAULT 'open' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"closed_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "documents" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"version" integer NOT NULL,
	"zh" text NOT NULL,
	"en" text NOT NULL,
	"required_from" date NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "nda_signatures" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"kind" text NOT NULL,
	"version" integer NOT NULL,
	"message_id" text,
	"signed_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "absences" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"deputy_id" text,
	"from_day" date NOT NULL,
	"until_day" date NOT NULL,
	"status" text DEFAULT 'planned' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "policy_drafts" (
	"id" text PRIMARY KEY NOT NULL,
	"base" integer NOT NULL,
	"values" jsonb NOT NULL,
	"effective_from" timestamp (3) with time zone NOT NULL,
	"status" text DEFAULT 'open' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "policy_versions" (
	"version" integer PRIMARY KEY NOT NULL,
	"values" jsonb NOT NULL,
	"effective_from" timestamp (3) with time zone NOT NULL,
	"why" text NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "review_items" (
	"id" text PRIMARY KEY NOT NULL,
	"round_id" text NOT NULL,
	"client_id" text NOT NULL,
	"proposer_id" text NOT NULL,
	"snapshot" jsonb NOT NULL,
	"tier" text,
	"hint" text,
	"data_confirmed" boolean DEFAULT false NOT NULL,
	"market_change" "bytea",
	"client_feedback" "bytea",
	"proposed_tier" text,
	"status" text DEFAULT 'open' NOT NULL,
	"approval_id" text,
	"nudged_at" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"proposed_at" timestamp (3) with time zone,
	"decided_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "review_rounds" (
	"id" text PRIMARY KEY NOT NULL,
	"half" text NOT NULL,
	"opens_on" date NOT NULL,
	"propose_by" date NOT NULL,
	"approve_by" date NOT NULL,
	"policy_version" integer NOT NULL,
	"status" text DEFAULT 'open' NOT NULL,
	"next_at" timestamp (3) with time zone,
	"told" text DEFAULT 'none' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"closed_at" timestamp (3) with time zone,
	CONSTRAINT "review_rounds_half_unique" UNIQUE("half")
);
--> statement-breakpoint
CREATE TABLE "team_seats" (
	"id" text PRIMARY KEY NOT NULL,
	"seat" text NOT NULL,
	"client_id" text,
	"person_id" text NOT NULL,
	"deputy_id" text,
	"from_day" date NOT NULL,
	"until_day" date,
	"version" integer DEFAULT 1 NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "assessments" (
	"id" text PRIMARY KEY NOT NULL,
	"client_id" text NOT NULL,
	"item" text NOT NULL,
	"result" text NOT NULL,
	"reason" "bytea" NOT NULL,
	"assessor_id" text NOT NULL,
	"assessed_at" timestamp (3) with time zone NOT NULL,
	"policy_version" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "tier_changes" (
	"id" text PRIMARY KEY NOT NULL,
	"client_id" text NOT NULL,
	"from_tier" text,
	"to_tier" text,
	"effective_from" date NOT NULL,
	"status" text DEFAULT 'waiting' NOT NULL,
	"approval_id" text,
	"policy_version" integer NOT NULL,
	"answer" jsonb NOT NULL,
	"decided_at" timestamp (3) with time zone NOT NULL,
	"applied_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "action_items" ALTER COLUMN "visit_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "attachments" ALTER COLUMN "draft_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "access_log" ADD COLUMN "client_id" text;--> statement-breakpoint
ALTER TABLE "clients" ADD COLUMN "region" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "clients" ADD COLUMN "uscc" text;--> statement-breakpoint
ALTER TABLE "clients" ADD COLUMN "uscc_override" text;--> statement-breakpoint
ALTER TABLE "clients" ADD COLUMN "group_id" text;--> statement-breakpoint
ALTER TABLE "clients" ADD COLUMN "profile" "bytea";--> statement-breakpoint
ALTER TABLE "clients" ADD COLUMN "tier" text;--> statement-breakpoint
ALTER TABLE "clients" ADD COLUMN "tier_since" date;--> statement-breakpoint
ALTER TABLE "clients" ADD COLUMN "status" text DEFAULT 'active' NOT NULL;--> statement-breakpoint
ALTER TABLE "clients" ADD COLUMN "merged_into" text;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "roles_set" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "department_ids" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "leader_open_id" text;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "nda_version" integer;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "nda_until" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "synced_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "left_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "action_items" ADD COLUMN "author_id" text;--> statement-breakpoint
ALTER TABLE "attachments" ADD COLUMN "entity" text DEFAULT 'drafts' NOT NULL;--> statement-breakpoint
ALTER TABLE "attachments" ADD COLUMN "entity_id" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "access_flags" ADD CONSTRAINT "access_flags_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "disclosures" ADD CONSTRAINT "disclosures_client_id_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "disclosures" ADD CONSTRAINT "disclosures_requested_by_people_id_fk" FOREIGN KEY ("requested_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "disclosures" ADD CONSTRAINT "disclosures_approval_id_approvals_id_fk" FOREIGN KEY ("approval_id") REFERENCES "public"."approvals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grants" ADD CONSTRAINT "grants_client_id_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grants" ADD CONSTRAINT "grants_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grants" ADD CONSTRAINT "grants_approval_id_approvals_id_fk" FOREIGN KEY ("approval_id") REFERENCES "public"."approvals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grants" ADD CONSTRAINT "grants_revoked_by_people_id_fk" FOREIGN KEY ("revoked_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approval_asks" ADD CONSTRAINT "approval_asks_step_id_approval_steps_id_fk" FOREIGN KEY ("step_id") REFERENCES "public"."approval_steps"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approval_asks" ADD CONSTRAINT "approval_asks_approval_id_approvals_id_fk" FOREIGN KEY ("approval_id") REFERENCES "public"."approvals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approval_asks" ADD CONSTRAINT "approval_asks_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approval_asks" ADD CONSTRAINT "approval_asks_for_id_people_id_fk" FOREIGN KEY ("for_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approval_steps" ADD CONSTRAINT "approval_steps_approval_id_approvals_id_fk" FOREIGN KEY ("approval_id") REFERENCES "public"."approvals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approval_steps" ADD CONSTRAINT "approval_steps_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approval_steps" ADD CONSTRAINT "approval_steps_decided_by_people_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approval_steps" ADD CONSTRAINT "approval_steps_decided_for_people_id_fk" FOREIGN KEY ("decided_for") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approvals" ADD CONSTRAINT "approvals_client_id_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approvals" ADD CONSTRAINT "approvals_proposer_id_people_id_fk" FOREIGN KEY ("proposer_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "client_figures" ADD CONSTRAINT "client_figures_client_id_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "client_figures" ADD CONSTRAINT "client_figures_recorded_by_people_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "client_figures" ADD CONSTRAINT "client_figures_cancelled_by_people_id_fk" FOREIGN KEY ("cancelled_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "client_merges" ADD CONSTRAINT "client_merges_kept_id_clients_id_fk" FOREIGN KEY ("kept_id") REFERENCES "public"."clients"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "client_merges" ADD CONSTRAINT "client_merges_gone_id_clients_id_fk" FOREIGN KEY ("gone_id") REFERENCES "public"."clients"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "client_merges" ADD CONSTRAINT "client_merges_merged_by_people_id_fk" FOREIGN KEY ("merged_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "client_merges" ADD CONSTRAINT "client_merges_undone_by_people_id_fk" FOREIGN KEY ("undone_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consents" ADD CONSTRAINT "consents_contact_id_contacts_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contacts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consents" ADD CONSTRAINT "consents_recorded_by_people_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consents" ADD CONSTRAINT "consents_withdrawn_by_people_id_fk" FOREIGN KEY ("withdrawn_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contacts" ADD CONSTRAINT "contacts_client_id_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contacts" ADD CONSTRAINT "contacts_created_by_people_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "expected_files" ADD CONSTRAINT "expected_files_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handover_items" ADD CONSTRAINT "handover_items_handover_id_handovers_id_fk" FOREIGN KEY ("handover_id") REFERENCES "public"."handovers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handover_items" ADD CONSTRAINT "handover_items_client_id_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handover_items" ADD CONSTRAINT "handover_items_successor_id_people_id_fk" FOREIGN KEY ("successor_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handovers" ADD CONSTRAINT "handovers_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handovers" ADD CONSTRAINT "handovers_manager_id_people_id_fk" FOREIGN KEY ("manager_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nda_signatures" ADD CONSTRAINT "nda_signatures_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "absences" ADD CONSTRAINT "absences_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "absences" ADD CONSTRAINT "absences_deputy_id_people_id_fk" FOREIGN KEY ("deputy_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "absences" ADD CONSTRAINT "absences_created_by_people_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_items" ADD CONSTRAINT "review_items_round_id_review_rounds_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."review_rounds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_items" ADD CONSTRAINT "review_items_client_id_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_items" ADD CONSTRAINT "review_items_proposer_id_people_id_fk" FOREIGN KEY ("proposer_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_items" ADD CONSTRAINT "review_items_approval_id_approvals_id_fk" FOREIGN KEY ("approval_id") REFERENCES "public"."approvals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_seats" ADD CONSTRAINT "team_seats_client_id_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_seats" ADD CONSTRAINT "team_seats_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_seats" ADD CONSTRAINT "team_seats_deputy_id_people_id_fk" FOREIGN KEY ("deputy_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessments" ADD CONSTRAINT "assessments_client_id_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessments" ADD CONSTRAINT "assessments_assessor_id_people_id_fk" FOREIGN KEY ("assessor_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tier_changes" ADD CONSTRAINT "tier_changes_client_id_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tier_changes" ADD CONSTRAINT "tier_changes_approval_id_approvals_id_fk" FOREIGN KEY ("approval_id") REFERENCES "public"."approvals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "access_chain_access" ON "access_chain" USING btree ("access_id");--> statement-breakpoint
CREATE UNIQUE INDEX "access_flags_person_day" ON "access_flags" USING btree ("person_id","day");--> statement-breakpoint
CREATE INDEX "disclosures_client" ON "disclosures" USING btree ("client_id","created_at");--> statement-breakpoint
CREATE INDEX "grants_person" ON "grants" USING btree ("person_id","client_id","until");--> statement-breakpoint
CREATE INDEX "grants_client" ON "grants" USING btree ("client_id","until");--> statement-breakpoint
CREATE INDEX "grants_ending" ON "grants" USING btree ("until") WHERE not "grants"."end_told";--> statement-breakpoint
CREATE INDEX "approval_asks_step" ON "approval_asks" USING btree ("step_id");--> statement-breakpoint
CREATE INDEX "approval_asks_person" ON "approval_asks" USING btree ("person_id") WHERE "approval_asks"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "approval_steps_approval" ON "approval_steps" USING btree ("approval_id","step");--> statement-breakpoint
CREATE INDEX "approval_steps_due" ON "approval_steps" USING btree ("next_at") WHERE "approval_steps"."status" = 'open';--> statement-breakpoint
CREATE INDEX "approvals_entity" ON "approvals" USING btree ("entity","entity_id") WHERE "approvals"."status" = 'open';--> statement-breakpoint
CREATE INDEX "approvals_proposer" ON "approvals" USING btree ("proposer_id") WHERE "approvals"."status" = 'open';--> statement-breakpoint
CREATE INDEX "approvals_client" ON "approvals" USING btree ("client_id","created_at");--> statement-breakpoint
CREATE INDEX "client_figures_client" ON "client_figures" USING btree ("client_id","kind","on_day" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "client_merges_kept" ON "client_merges" USING btree ("kept_id");--> statement-breakpoint
CREATE INDEX "client_merges_gone" ON "client_merges" USING btree ("gone_id");--> statement-breakpoint
CREATE INDEX "consents_contact" ON "consents" USING btree ("contact_id","kind");--> statement-breakpoint
CREATE INDEX "contacts_client" ON "contacts" USING btree ("client_id");--> statement-breakpoint
CREATE INDEX "contacts_name" ON "contacts" USING btree ("client_id","name_index");--> statement-breakpoint
CREATE INDEX "contacts_phone" ON "contacts" USING btree ("phone_index");--> statement-breakpoint
CREATE INDEX "contacts_mail" ON "contacts" USING btree ("mail_index");--> statement-breakpoint
CREATE INDEX "contacts_purge" ON "contacts" USING btree ("purge_at") WHERE "contacts"."purge_at" is not null;--> statement-breakpoint
CREATE INDEX "expected_files_person" ON "expected_files" USING btree ("person_id","created_at") WHERE "expected_files"."done_at" is null;--> statement-breakpoint
CREATE INDEX "handover_items_handover" ON "handover_items" USING btree ("handover_id","kind");--> statement-breakpoint
CREATE INDEX "handover_items_successor" ON "handover_items" USING btree ("successor_id") WHERE "handover_items"."status" = 'offered';--> statement-breakpoint
CREATE INDEX "handovers_person" ON "handovers" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "handovers_due" ON "handovers" USING btree ("access_ends_at") WHERE "handovers"."status" = 'open' and "handovers"."access_ended_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "documents_kind_version" ON "documents" USING btree ("kind","version");--> statement-breakpoint
CREATE INDEX "nda_signatures_person" ON "nda_signatures" USING btree ("person_id","signed_at");--> statement-breakpoint
CREATE INDEX "absences_person" ON "absences" USING btree ("person_id","until_day");--> statement-breakpoint
CREATE INDEX "policy_versions_effective" ON "policy_versions" USING btree ("effective_from");--> statement-breakpoint
CREATE UNIQUE INDEX "review_items_client" ON "review_items" USING btree ("round_id","client_id");--> statement-breakpoint
CREATE INDEX "review_items_proposer" ON "review_items" USING btree ("proposer_id","status");--> statement-breakpoint
CREATE INDEX "review_items_open" ON "review_items" USING btree ("round_id") WHERE "review_items"."status" <> 'approved';--> statement-breakpoint
CREATE INDEX "team_seats_client" ON "team_seats" USING btree ("client_id","seat","from_day");--> statement-breakpoint
CREATE INDEX "team_seats_person" ON "team_seats" USING btree ("person_id","until_day");--> statement-breakpoint
CREATE INDEX "team_seats_deputy" ON "team_seats" USING btree ("deputy_id");--> statement-breakpoint
CREATE INDEX "assessments_client" ON "assessments" USING btree ("client_id","item","assessed_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "tier_changes_client" ON "tier_changes" USING btree ("client_id","decided_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "tier_changes_due" ON "tier_changes" USING btree ("effective_from") WHERE "tier_changes"."status" = 'waiting';--> statement-breakpoint
ALTER TABLE "clients" ADD CONSTRAINT "clients_group_id_clients_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."clients"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "clients" ADD CONSTRAINT "clients_merged_into_clients_id_fk" FOREIGN KEY ("merged_into") REFERENCES "public"."clients"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "action_items" ADD CONSTRAINT "action_items_author_id_people_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "access_log_client" ON "access_log" USING btree ("client_id","at") WHERE "access_log"."client_id" is not null;--> statement-breakpoint
CREATE INDEX "clients_tier" ON "clients" USING btree ("tier") WHERE "clients"."status" = 'active';--> statement-breakpoint
CREATE INDEX "clients_uscc" ON "clients" USING btree ("uscc");--> statement-breakpoint
CREATE INDEX "clients_group" ON "clients" USING btree ("group_id") WHERE "clients"."group_id" is not null;--> statement-breakpoint
CREATE INDEX "people_leader" ON "people" USING btree ("leader_open_id");--> statement-breakpoint
CREATE INDEX "people_roles" ON "people" USING gin ("roles");--> statement-breakpoint
CREATE INDEX "attachments_entity" ON "attachments" USING btree ("entity","entity_id");