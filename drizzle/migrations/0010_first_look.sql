-- What is owed to the key accounts there are already is written down at the first look.
INSERT INTO "client_looks" ("client_id", "look_at") SELECT "id", now() FROM "clients" WHERE "tier" IS NOT NULL AND "status" = 'active';
