CREATE TABLE "promotion" (
	"org_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"membership_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"status" text DEFAULT 'open' NOT NULL,
	"proposed_by" uuid NOT NULL,
	"proposed_by_name" text NOT NULL,
	"proposed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"decided_by" uuid,
	"decided_by_name" text,
	"decided_at" timestamp with time zone,
	"answer" text,
	CONSTRAINT "promotion_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "promotion_status" CHECK ("promotion"."status" in ('open', 'approved', 'rejected', 'withdrawn'))
);
--> statement-breakpoint
ALTER TABLE "account" ADD COLUMN "last_active_at" timestamp with time zone DEFAULT '-infinity' NOT NULL;--> statement-breakpoint
ALTER TABLE "organization_count" ADD COLUMN "managers" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "organization_count" ADD COLUMN "waiting_since" timestamp with time zone DEFAULT 'infinity' NOT NULL;--> statement-breakpoint
ALTER TABLE "organization" ADD COLUMN "name_key" text collate "C" GENERATED ALWAYS AS (translate(lower(regexp_replace(normalize(name, NFKD), '[\u0300-\u036f]', '', 'g')), 'łŁøØđĐı', 'llooddi')) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "organization" ADD COLUMN "search" text GENERATED ALWAYS AS (translate(lower(regexp_replace(normalize(name || ' ' || slug, NFKD), '[\u0300-\u036f]', '', 'g')), 'łŁøØđĐı', 'llooddi')) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "platform" ADD COLUMN "least_password_length" integer DEFAULT 12 NOT NULL;--> statement-breakpoint
ALTER TABLE "platform" ADD COLUMN "session_idle_hours" integer DEFAULT 12 NOT NULL;--> statement-breakpoint
ALTER TABLE "platform" ADD COLUMN "session_days" integer DEFAULT 30 NOT NULL;--> statement-breakpoint
ALTER TABLE "platform" ADD COLUMN "governing_session_hours" integer DEFAULT 12 NOT NULL;--> statement-breakpoint
ALTER TABLE "platform" ADD COLUMN "mail_from" text;--> statement-breakpoint
ALTER TABLE "platform" ADD COLUMN "audit_retention_days" integer DEFAULT 1095 NOT NULL;--> statement-breakpoint
ALTER TABLE "platform" ADD COLUMN "settings_version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "promotion" ADD CONSTRAINT "promotion_membership" FOREIGN KEY ("org_id","membership_id") REFERENCES "public"."membership"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "promotion_open" ON "promotion" USING btree ("org_id","membership_id") WHERE status = 'open';--> statement-breakpoint
CREATE INDEX "promotion_everywhere" ON "promotion" USING btree ("proposed_at","org_id","id") WHERE status = 'open';--> statement-breakpoint
CREATE INDEX "account_by_created" ON "account" USING btree ("created_at","id") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "account_by_active" ON "account" USING btree ("last_active_at","id") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "account_admins" ON "account" USING btree ("name_key","id") WHERE platform_admin and deleted_at is null;--> statement-breakpoint
CREATE INDEX "account_disabled" ON "account" USING btree ("name_key","id") WHERE disabled_at is not null and deleted_at is null;--> statement-breakpoint
CREATE INDEX "join_request_everywhere" ON "join_request" USING btree ("requested_at","org_id","id") WHERE status = 'pending';--> statement-breakpoint
CREATE INDEX "organization_count_live" ON "organization_count" USING btree ("live","org_id");--> statement-breakpoint
CREATE INDEX "organization_count_pending" ON "organization_count" USING btree ("pending","org_id");--> statement-breakpoint
CREATE INDEX "organization_count_managers" ON "organization_count" USING btree ("managers","org_id");--> statement-breakpoint
CREATE INDEX "organization_count_waiting" ON "organization_count" USING btree ("waiting_since","org_id");--> statement-breakpoint
CREATE INDEX "organization_by_name" ON "organization" USING btree ("name_key","id");--> statement-breakpoint
CREATE INDEX "organization_by_created" ON "organization" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "organization_off_by_name" ON "organization" USING btree ("state","name_key","id") WHERE state <> 'active';--> statement-breakpoint
CREATE INDEX "organization_search" ON "organization" USING gin ("search" gin_trgm_ops) WITH (fastupdate=false);--> statement-breakpoint
INSERT INTO "organization_count" ("org_id") SELECT "id" FROM "organization" ON CONFLICT DO NOTHING;--> statement-breakpoint
UPDATE "organization_count" c SET
	"managers" = (select count(*) from "membership" m where m.org_id = c.org_id and m.role = 'manager' and m.ended_at is null and m.enabled and m.approved_at is not null and not m.account_disabled),
	"waiting_since" = coalesce((select min(r.requested_at) from "join_request" r where r.org_id = c.org_id and r.status = 'pending'), 'infinity');--> statement-breakpoint
UPDATE "account" a SET "last_active_at" = s.seen FROM (select account_id, max(last_seen_at) as seen from "session" where account_id is not null group by account_id) s WHERE s.account_id = a.id;
