ALTER TABLE "attachments" DROP CONSTRAINT "attachments_draft_id_drafts_id_fk";
--> statement-breakpoint
DROP INDEX "attachments_draft";--> statement-breakpoint
ALTER TABLE "attachments" ALTER COLUMN "entity" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "attachments" ALTER COLUMN "entity_id" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "attachments" DROP COLUMN "draft_id";