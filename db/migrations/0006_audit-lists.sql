DROP INDEX "audit_event_by_actor";--> statement-breakpoint
DROP INDEX "audit_event_by_target";--> statement-breakpoint
DROP INDEX "audit_event_by_action";--> statement-breakpoint
CREATE INDEX "audit_event_by_time" ON "audit_event" USING btree ("org_id","at","seq");--> statement-breakpoint
CREATE INDEX "audit_event_of_actor" ON "audit_event" USING btree ("org_id","actor_id","at","seq");--> statement-breakpoint
CREATE INDEX "audit_event_of_deed" ON "audit_event" USING btree ("org_id","actor_id","action","at","seq");--> statement-breakpoint
CREATE INDEX "audit_event_of_target" ON "audit_event" USING btree ("org_id","target_id","at","seq");--> statement-breakpoint
CREATE INDEX "audit_event_of_action" ON "audit_event" USING btree ("org_id","action","at","seq");