ALTER TABLE "organization" ALTER COLUMN "catalogs" SET DEFAULT '{*}';--> statement-breakpoint
UPDATE "organization_history" SET "catalogs" = array_prepend('*', "catalogs") WHERE NOT '*' = any("catalogs");--> statement-breakpoint
UPDATE "organization" SET "catalogs" = array_prepend('*', "catalogs") WHERE NOT '*' = any("catalogs");
