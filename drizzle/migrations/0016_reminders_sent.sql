DROP INDEX "reminders_shown";--> statement-breakpoint
CREATE INDEX "reminders_sent" ON "reminders" USING btree ("sent_on") WHERE "reminders"."sent_on" is not null;