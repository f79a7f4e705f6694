ALTER TABLE "plan_items" ADD COLUMN "draft_id" text;--> statement-breakpoint
ALTER TABLE "plan_items" ADD COLUMN "noticed_version" integer;--> statement-breakpoint
ALTER TABLE "plan_items" ADD COLUMN "event_people" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "plan_items" ADD CONSTRAINT "plan_items_draft_id_drafts_id_fk" FOREIGN KEY ("draft_id") REFERENCES "public"."drafts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "plan_items_noticed" ON "plan_items" USING btree ("start_at") WHERE "plan_items"."status" <> 'draft' and "plan_items"."noticed_version" is distinct from "plan_items"."version";--> statement-breakpoint
CREATE INDEX "plan_items_drafted" ON "plan_items" USING btree ("start_at") WHERE "plan_items"."draft_id" is not null;