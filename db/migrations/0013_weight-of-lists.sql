CREATE INDEX "membership_governing_by_name" ON "membership" USING btree ("org_id","shown_role","name_key","id") WHERE ended_at is null and shown_role <> 'member';--> statement-breakpoint
CREATE INDEX "membership_ending_by_name" ON "membership" USING btree ("org_id","name_key","id") WHERE ended_at is null and expires_at is not null;--> statement-breakpoint
CREATE INDEX "membership_ending_by_email" ON "membership" USING btree ("org_id","email_key","id") WHERE ended_at is null and expires_at is not null;--> statement-breakpoint
CREATE INDEX "membership_ending_by_role" ON "membership" USING btree ("org_id","shown_role","name_key","id") WHERE ended_at is null and expires_at is not null;--> statement-breakpoint
CREATE INDEX "membership_ending_by_joined" ON "membership" USING btree ("org_id","joined_at","id") WHERE ended_at is null and expires_at is not null;--> statement-breakpoint
CREATE INDEX "request_message_of" ON "request_message" USING btree ("org_id","request_id","written_at");