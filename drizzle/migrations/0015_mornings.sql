ALTER TABLE "mornings" ADD COLUMN "missed_from" date;--> statement-breakpoint
CREATE INDEX "reminders_shown" ON "reminders" USING btree ("sent_on") WHERE "reminders"."state" in ('sent', 'seen');