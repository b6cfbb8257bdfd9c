CREATE TABLE "organization_history" (
	"org_id" uuid NOT NULL,
	"valid_from" timestamp with time zone NOT NULL,
	"valid_to" timestamp with time zone,
	"state" text NOT NULL,
	"catalogs" text[] NOT NULL,
	"teams_on" boolean NOT NULL,
	CONSTRAINT "organization_history_org_id_valid_from_pk" PRIMARY KEY("org_id","valid_from")
);
--> statement-breakpoint
ALTER TABLE "organization_history" ADD CONSTRAINT "organization_history_org_id_organization_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organization"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
INSERT INTO "organization_history" ("org_id", "valid_from", "state", "catalogs", "teams_on") SELECT "id", now(), "state", "catalogs", "teams_on" FROM "organization";
