DROP INDEX "invitation_open_by_time";--> statement-breakpoint
ALTER TABLE "invitation" ADD COLUMN "set_ids" uuid[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "invitation" ADD COLUMN "team_ids" uuid[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "invitation" ADD COLUMN "search" text GENERATED ALWAYS AS (translate(lower(regexp_replace(normalize(coalesce(name, '') || ' ' || email, NFKD), '[\u0300-\u036f]', '', 'g')), 'łŁøØđĐı', 'llooddi')) STORED NOT NULL;--> statement-breakpoint
CREATE INDEX "invitation_by_status" ON "invitation" USING btree ("org_id","status","invited_at","id");--> statement-breakpoint
CREATE INDEX "invitation_open_by_end" ON "invitation" USING btree ("org_id","expires_at") WHERE status = 'open';--> statement-breakpoint
CREATE INDEX "invitation_search" ON "invitation" USING gin ("org_id","search" gin_trgm_ops) WITH (fastupdate=false);--> statement-breakpoint
CREATE INDEX "job_draft" ON "job" USING btree ("created_at") WHERE state = 'draft';--> statement-breakpoint
CREATE INDEX "outbox_undelivered" ON "outbox" USING btree ("org_id","about_id") WHERE about_kind = 'invitation' and status in ('failed', 'unknown');