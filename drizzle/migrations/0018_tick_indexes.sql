DROP INDEX "reminders_due";--> statement-breakpoint
DROP INDEX "plan_items_drafted";--> statement-breakpoint
CREATE INDEX "disclosures_ending" ON "disclosures" USING btree ("until_day") WHERE "disclosures"."status" = 'approved';--> statement-breakpoint
CREATE INDEX "visits_undone" ON "visits" USING btree ("saved_at") WHERE "visits"."status" = 'undone';--> statement-breakpoint
CREATE INDEX "reminders_due" ON "reminders" USING btree ("send_at","id") WHERE "reminders"."state" = 'pending';--> statement-breakpoint
CREATE INDEX "plan_items_drafted" ON "plan_items" USING btree ("start_at") WHERE "plan_items"."draft_id" is not null and "plan_items"."status" = 'published';