DROP INDEX "audit_person_of_name";--> statement-breakpoint
CREATE INDEX "audit_person_of_name" ON "audit_person" USING btree ("org_id","name","id");