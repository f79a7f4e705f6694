CREATE TABLE "return_visits" (
	"id" text PRIMARY KEY NOT NULL,
	"duty_id" text NOT NULL,
	"client_id" text NOT NULL,
	"project_id" text,
	"ticket_id" text,
	"person_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"how" text NOT NULL,
	"condition" text NOT NULL,
	"score" integer NOT NULL,
	"body" "bytea" NOT NULL,
	"problem_id" text
);
--> statement-breakpoint
DROP INDEX "duties_window";--> statement-breakpoint
ALTER TABLE "duties" ALTER COLUMN "tier" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "duties" ADD COLUMN "subject_id" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "duties" ADD COLUMN "holder_id" text;--> statement-breakpoint
ALTER TABLE "duties" ADD COLUMN "after_months" integer;--> statement-breakpoint
ALTER TABLE "projects" ADD COLUMN "returns_version" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "tickets" ADD COLUMN "return_kept" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "return_visits" ADD CONSTRAINT "return_visits_duty_id_duties_id_fk" FOREIGN KEY ("duty_id") REFERENCES "public"."duties"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "return_visits" ADD CONSTRAINT "return_visits_client_id_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "return_visits" ADD CONSTRAINT "return_visits_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "return_visits" ADD CONSTRAINT "return_visits_ticket_id_tickets_id_fk" FOREIGN KEY ("ticket_id") REFERENCES "public"."tickets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "return_visits" ADD CONSTRAINT "return_visits_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "return_visits" ADD CONSTRAINT "return_visits_problem_id_tickets_id_fk" FOREIGN KEY ("problem_id") REFERENCES "public"."tickets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "return_visits_duty" ON "return_visits" USING btree ("duty_id");--> statement-breakpoint
CREATE INDEX "return_visits_client" ON "return_visits" USING btree ("client_id","at");--> statement-breakpoint
ALTER TABLE "duties" ADD CONSTRAINT "duties_holder_id_people_id_fk" FOREIGN KEY ("holder_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "duties_subject" ON "duties" USING btree ("subject_id","kind","from_day") WHERE "duties"."subject_id" <> '';--> statement-breakpoint
CREATE INDEX "duties_holder" ON "duties" USING btree ("holder_id","due_day") WHERE "duties"."holder_id" is not null and "duties"."status" = 'open';--> statement-breakpoint
CREATE INDEX "projects_returns" ON "projects" USING btree ("id") WHERE "projects"."returns_version" <> "projects"."version";--> statement-breakpoint
CREATE INDEX "tickets_return" ON "tickets" USING btree ("id") WHERE "tickets"."return_kept" <> ("tickets"."status" = 'closed');--> statement-breakpoint
CREATE UNIQUE INDEX "duties_window" ON "duties" USING btree ("client_id","kind","from_day") WHERE "duties"."subject_id" = '';