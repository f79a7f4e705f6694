ALTER TABLE "inbox" ADD COLUMN "waits_for" text;--> statement-breakpoint
CREATE INDEX "inbox_waits_for" ON "inbox" USING btree ("waits_for") WHERE "inbox"."waits_for" is not null;