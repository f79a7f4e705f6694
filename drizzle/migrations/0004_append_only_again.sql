-- Signatures, the chain over the access log and what people judged only ever grow (制度一(三), 四(三)).
CREATE TRIGGER nda_signatures_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "nda_signatures"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER access_chain_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "access_chain"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER policy_versions_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "policy_versions"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- Until now every file belonged to a draft, and every step to a visit of its author.
UPDATE "attachments" SET "entity" = 'drafts', "entity_id" = "draft_id" WHERE "draft_id" IS NOT NULL;
--> statement-breakpoint
UPDATE "action_items" SET "author_id" = "visits"."person_id" FROM "visits" WHERE "visits"."id" = "action_items"."visit_id";
--> statement-breakpoint
-- What was read before there was a chain enters it in order.
INSERT INTO "access_unsealed" ("access_id") SELECT "id" FROM "access_log" ORDER BY "id";
