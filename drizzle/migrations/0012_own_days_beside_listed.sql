DROP INDEX "calendar_days_own";--> statement-breakpoint
ALTER TABLE "calendar_days" DROP CONSTRAINT "calendar_days_pkey";--> statement-breakpoint
ALTER TABLE "calendar_days" ALTER COLUMN "set_by" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "calendar_years" ALTER COLUMN "imported_by" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "calendar_days" ADD CONSTRAINT "calendar_days_day_own_pk" PRIMARY KEY("day","own");--> statement-breakpoint
ALTER TABLE "calendar_days" ADD COLUMN "list_year" integer;