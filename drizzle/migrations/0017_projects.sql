CREATE TABLE "project_notices" (
	"id" text PRIMARY KEY NOT NULL,
	"project_id" text NOT NULL,
	"kind" text NOT NULL,
	"due_day" date NOT NULL,
	"send_at" timestamp (3) with time zone NOT NULL,
	"state" text DEFAULT 'pending' NOT NULL,
	"sent_to" text,
	"sent_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "project_works" (
	"id" text PRIMARY KEY NOT NULL,
	"project_id" text NOT NULL,
	"part" text DEFAULT '' NOT NULL,
	"work" text NOT NULL,
	"accepted_on" date,
	"longer" integer
);
--> statement-breakpoint
CREATE TABLE "projects" (
	"id" text PRIMARY KEY NOT NULL,
	"client_id" text NOT NULL,
	"name" text NOT NULL,
	"city" text NOT NULL,
	"site" text DEFAULT '' NOT NULL,
	"contract_no" text DEFAULT '' NOT NULL,
	"contract_yuan" bigint,
	"manager_id" text,
	"contact_ids" text[] DEFAULT '{}' NOT NULL,
	"started_on" date,
	"defect_months" integer,
	"retention_yuan" bigint,
	"retention_on" date,
	"version" integer DEFAULT 1 NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "project_notices" ADD CONSTRAINT "project_notices_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_notices" ADD CONSTRAINT "project_notices_sent_to_people_id_fk" FOREIGN KEY ("sent_to") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_works" ADD CONSTRAINT "project_works_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "projects" ADD CONSTRAINT "projects_client_id_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "projects" ADD CONSTRAINT "projects_manager_id_people_id_fk" FOREIGN KEY ("manager_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "projects" ADD CONSTRAINT "projects_created_by_people_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "project_notices_once" ON "project_notices" USING btree ("project_id","kind","due_day");--> statement-breakpoint
CREATE INDEX "project_notices_due" ON "project_notices" USING btree ("send_at") WHERE "project_notices"."state" = 'pending';--> statement-breakpoint
CREATE UNIQUE INDEX "project_works_part" ON "project_works" USING btree ("project_id","part","work");--> statement-breakpoint
CREATE INDEX "projects_client" ON "projects" USING btree ("client_id");--> statement-breakpoint
CREATE INDEX "projects_manager" ON "projects" USING btree ("manager_id","client_id");