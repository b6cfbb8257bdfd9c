CREATE TABLE "organization_count" (
	"org_id" uuid PRIMARY KEY NOT NULL,
	"live" integer DEFAULT 0 NOT NULL,
	"ended" integer DEFAULT 0 NOT NULL,
	"pending" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
DROP INDEX "account_by_name";--> statement-breakpoint
DROP INDEX "account_search";--> statement-breakpoint
DROP INDEX "membership_by_name";--> statement-breakpoint
DROP INDEX "membership_by_email";--> statement-breakpoint
DROP INDEX "membership_by_role";--> statement-breakpoint
DROP INDEX "membership_by_joined";--> statement-breakpoint
DROP INDEX "membership_search";--> statement-breakpoint
ALTER TABLE "account" drop column "search";--> statement-breakpoint
ALTER TABLE "account" ADD COLUMN "search" text GENERATED ALWAYS AS (translate(lower(regexp_replace(normalize(name || ' ' || email, NFKD), '[\u0300-\u036f]', '', 'g')), 'łŁøØđĐı', 'llooddi')) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "membership" drop column "search";--> statement-breakpoint
ALTER TABLE "membership" ADD COLUMN "search" text GENERATED ALWAYS AS (translate(lower(regexp_replace(normalize(name || ' ' || email, NFKD), '[\u0300-\u036f]', '', 'g')), 'łŁøØđĐı', 'llooddi')) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "account" ADD COLUMN "name_key" text collate "C" GENERATED ALWAYS AS (translate(lower(regexp_replace(normalize(name, NFKD), '[\u0300-\u036f]', '', 'g')), 'łŁøØđĐı', 'llooddi')) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "membership" ADD COLUMN "last_active_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "membership" ADD COLUMN "name_key" text collate "C" GENERATED ALWAYS AS (translate(lower(regexp_replace(normalize(name, NFKD), '[\u0300-\u036f]', '', 'g')), 'łŁøØđĐı', 'llooddi')) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "membership" ADD COLUMN "email_key" text collate "C" GENERATED ALWAYS AS (translate(lower(regexp_replace(normalize(email, NFKD), '[\u0300-\u036f]', '', 'g')), 'łŁøØđĐı', 'llooddi')) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "membership" ADD COLUMN "state" text GENERATED ALWAYS AS (case when ended_at is not null then 'ended' when not enabled or account_disabled then 'disabled' when approved_at is null then 'unapproved' else 'active' end) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "organization_count" ADD CONSTRAINT "organization_count_org_id_organization_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organization"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "join_request_with_end" ON "join_request" USING btree ("org_id","expires_at") WHERE status = 'pending';--> statement-breakpoint
CREATE INDEX "membership_off_by_name" ON "membership" USING btree ("org_id","state","name_key","id") WHERE state <> 'active';--> statement-breakpoint
CREATE INDEX "membership_off_by_email" ON "membership" USING btree ("org_id","state","email_key","id") WHERE state <> 'active';--> statement-breakpoint
CREATE INDEX "membership_off_by_role" ON "membership" USING btree ("org_id","state","shown_role","name_key","id") WHERE state <> 'active';--> statement-breakpoint
CREATE INDEX "membership_off_by_joined" ON "membership" USING btree ("org_id","state","joined_at","id") WHERE state <> 'active';--> statement-breakpoint
CREATE INDEX "membership_governing_by_email" ON "membership" USING btree ("org_id","shown_role","email_key","id") WHERE ended_at is null and shown_role <> 'member';--> statement-breakpoint
CREATE INDEX "membership_governing_by_joined" ON "membership" USING btree ("org_id","shown_role","joined_at","id") WHERE ended_at is null and shown_role <> 'member';--> statement-breakpoint
CREATE INDEX "membership_with_end" ON "membership" USING btree ("org_id","expires_at") WHERE ended_at is null and expires_at is not null;--> statement-breakpoint
CREATE INDEX "account_by_name" ON "account" USING btree ("name_key","id") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "account_search" ON "account" USING gin ("search" gin_trgm_ops) WITH (fastupdate=false);--> statement-breakpoint
CREATE INDEX "membership_by_name" ON "membership" USING btree ("org_id","name_key","id") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "membership_by_email" ON "membership" USING btree ("org_id","email_key","id") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "membership_by_role" ON "membership" USING btree ("org_id","shown_role","name_key","id") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "membership_by_joined" ON "membership" USING btree ("org_id","joined_at","id") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "membership_search" ON "membership" USING gin ("org_id","search" gin_trgm_ops) WITH (fastupdate=false);--> statement-breakpoint
-- Room on each page for the rewrites that note when somebody was last active.
ALTER TABLE "membership" SET (fillfactor = 90);--> statement-breakpoint
INSERT INTO "organization_count" ("org_id", "live", "ended", "pending")
SELECT o.id,
       (SELECT count(*) FROM "membership" m WHERE m.org_id = o.id AND m.ended_at IS NULL),
       (SELECT count(*) FROM "membership" m WHERE m.org_id = o.id AND m.ended_at IS NOT NULL),
       (SELECT count(*) FROM "join_request" r WHERE r.org_id = o.id AND r.status = 'pending')
  FROM "organization" o;
