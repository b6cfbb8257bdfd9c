ALTER TABLE "membership" ADD COLUMN "last_active_day" date GENERATED ALWAYS AS (coalesce((last_active_at at time zone 'UTC')::date, '-infinity'::date)) STORED NOT NULL;--> statement-breakpoint
CREATE INDEX "access_grant_ending" ON "access_grant" USING btree ("org_id","expires_at","id") WHERE ended_at is null and expires_at is not null;--> statement-breakpoint
CREATE INDEX "invitation_everywhere_by_end" ON "invitation" USING btree ("expires_at","id") WHERE status = 'open';--> statement-breakpoint
CREATE INDEX "join_request_everywhere_by_end" ON "join_request" USING btree ("expires_at") WHERE status = 'pending';--> statement-breakpoint
CREATE INDEX "membership_active_by_last_day" ON "membership" USING btree ("org_id","last_active_day","joined_at","id") WHERE state = 'active';