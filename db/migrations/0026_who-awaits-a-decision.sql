ALTER TABLE "membership" ADD COLUMN "unapproved_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "organization_count" ADD COLUMN "unapproved" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "team" ADD COLUMN "keeper_id" uuid;--> statement-breakpoint
ALTER TABLE "team" ADD CONSTRAINT "team_keeper" FOREIGN KEY ("org_id","keeper_id") REFERENCES "public"."membership"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "membership_unapproved" ON "membership" USING btree ("org_id","unapproved_at","id") WHERE unapproved_at is not null and ended_at is null;--> statement-breakpoint
CREATE INDEX "team_kept" ON "team" USING btree ("org_id","keeper_id") WHERE keeper_id is not null;--> statement-breakpoint
UPDATE "membership" m SET "unapproved_at" = coalesce(
  (SELECT min(h."valid_from") FROM "membership_history" h
    WHERE h."org_id" = m."org_id" AND h."membership_id" = m."id" AND NOT h."approved"
      AND h."valid_from" > coalesce((SELECT max(a."valid_from") FROM "membership_history" a
        WHERE a."org_id" = m."org_id" AND a."membership_id" = m."id" AND a."approved"), '-infinity')), now())
 WHERE m."approved_at" IS NULL;--> statement-breakpoint
UPDATE "organization_count" c SET "unapproved" = (SELECT count(*) FROM "membership" m
 WHERE m."org_id" = c."org_id" AND m."ended_at" IS NULL AND m."unapproved_at" IS NOT NULL);
