DROP INDEX "membership_of_account";--> statement-breakpoint
DROP INDEX "membership_managers";--> statement-breakpoint
CREATE INDEX "membership_of_account" ON "membership" USING btree ("account_id","ended_at");--> statement-breakpoint
CREATE INDEX "membership_managers" ON "membership" USING btree ("org_id","account_id") WHERE role = 'manager' and ended_at is null;