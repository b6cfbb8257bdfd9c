CREATE TABLE "audit_person" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"account_id" uuid,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"email_key" text collate "C" GENERATED ALWAYS AS (translate(lower(regexp_replace(normalize(email, NFKD), '[\u0300-\u036f]', '', 'g')), 'łŁøØđĐı', 'llooddi')) STORED NOT NULL,
	"search" text GENERATED ALWAYS AS (' ' || translate(lower(regexp_replace(normalize(name || ' ' || email, NFKD), '[\u0300-\u036f]', '', 'g')), 'łŁøØđĐı', 'llooddi')) STORED NOT NULL,
	CONSTRAINT "audit_person_org_id_id_name_email_pk" PRIMARY KEY("org_id","id","name","email")
);
--> statement-breakpoint
CREATE INDEX "audit_person_of_account" ON "audit_person" USING btree ("org_id","account_id");--> statement-breakpoint
CREATE INDEX "audit_person_of_address" ON "audit_person" USING btree ("org_id","email_key") WHERE account_id is null;--> statement-breakpoint
CREATE INDEX "audit_person_search" ON "audit_person" USING gin ("org_id","search" gin_trgm_ops) WITH (fastupdate=false);--> statement-breakpoint
-- Whoever stands in the events so far; from now on a trigger does it (db/sql/audit-people.sql).
INSERT INTO "audit_person" ("org_id", "id", "account_id", "name", "email")
SELECT DISTINCT e.org_id, w.id, CASE w.kind WHEN 'account' THEN w.id WHEN 'membership' THEN m.account_id WHEN 'request' THEN r.account_id END, w.name, w.email
FROM (SELECT org_id, body::jsonb AS body FROM "audit_event") e CROSS JOIN LATERAL (
  SELECT (p.who ->> 'id')::uuid AS id, p.kind, CASE p.kind WHEN 'mail' THEN '' ELSE left(p.name, 300) END AS name, left(coalesce(p.who ->> 'email', ''), 400) AS email
  FROM (VALUES ('account', e.body -> 'actor' ->> 'name', e.body -> 'actor'), (e.body -> 'target' ->> 'kind', e.body -> 'target' ->> 'label', e.body -> 'target')) p (kind, name, who)
  WHERE p.kind IN ('account', 'membership', 'request', 'invitation', 'mail') AND p.who ->> 'id' IS NOT NULL
) w
LEFT JOIN "membership" m ON w.kind = 'membership' AND m.org_id = e.org_id AND m.id = w.id
LEFT JOIN "join_request" r ON w.kind = 'request' AND r.org_id = e.org_id AND r.id = w.id;
