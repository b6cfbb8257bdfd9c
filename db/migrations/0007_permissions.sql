CREATE TABLE "permission_set" (
	"org_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"name" text NOT NULL,
	"name_key" text NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"keys" text[] NOT NULL,
	"cloned_from" text,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp with time zone,
	CONSTRAINT "permission_set_org_id_id_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
CREATE TABLE "team" (
	"org_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"name" text NOT NULL,
	"name_key" text NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"deactivated_at" timestamp with time zone,
	"deleted_at" timestamp with time zone,
	CONSTRAINT "team_org_id_id_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
CREATE TABLE "team_member" (
	"org_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"team_id" uuid NOT NULL,
	"membership_id" uuid NOT NULL,
	"lead" boolean DEFAULT false NOT NULL,
	"added_at" timestamp with time zone DEFAULT now() NOT NULL,
	"added_by" uuid,
	"ended_at" timestamp with time zone,
	CONSTRAINT "team_member_org_id_id_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
ALTER TABLE "access_grant" DROP CONSTRAINT "access_grant_permission_form";--> statement-breakpoint
DROP INDEX "access_grant_of_membership";--> statement-breakpoint
ALTER TABLE "access_grant" ALTER COLUMN "membership_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "access_grant" ALTER COLUMN "permission" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "access_grant" ADD COLUMN "team_id" uuid;--> statement-breakpoint
ALTER TABLE "access_grant" ADD COLUMN "set_id" uuid;--> statement-breakpoint
ALTER TABLE "access_grant" ADD COLUMN "notices" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "membership" ADD COLUMN "end_notices" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "organization" ADD COLUMN "catalogs" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "organization" ADD COLUMN "teams_on" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "permission_set" ADD CONSTRAINT "permission_set_org_id_organization_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organization"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team" ADD CONSTRAINT "team_org_id_organization_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organization"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_member" ADD CONSTRAINT "team_member_team" FOREIGN KEY ("org_id","team_id") REFERENCES "public"."team"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_member" ADD CONSTRAINT "team_member_membership" FOREIGN KEY ("org_id","membership_id") REFERENCES "public"."membership"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "permission_set_name" ON "permission_set" USING btree ("org_id","name_key") WHERE archived_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "team_name" ON "team" USING btree ("org_id","name_key") WHERE deleted_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "team_member_live" ON "team_member" USING btree ("org_id","membership_id","team_id") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "team_member_of_team" ON "team_member" USING btree ("org_id","team_id") WHERE ended_at is null;--> statement-breakpoint
ALTER TABLE "access_grant" ADD CONSTRAINT "access_grant_team" FOREIGN KEY ("org_id","team_id") REFERENCES "public"."team"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "access_grant" ADD CONSTRAINT "access_grant_set" FOREIGN KEY ("org_id","set_id") REFERENCES "public"."permission_set"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "access_grant_of_team" ON "access_grant" USING btree ("org_id","team_id") WHERE ended_at is null and team_id is not null;--> statement-breakpoint
CREATE INDEX "access_grant_of_set" ON "access_grant" USING btree ("org_id","set_id") WHERE ended_at is null and set_id is not null;--> statement-breakpoint
CREATE INDEX "access_grant_with_end" ON "access_grant" USING btree ("expires_at") WHERE ended_at is null and expires_at is not null;--> statement-breakpoint
CREATE INDEX "access_grant_of_membership" ON "access_grant" USING btree ("org_id","membership_id") WHERE ended_at is null and membership_id is not null;--> statement-breakpoint
ALTER TABLE "access_grant" ADD CONSTRAINT "access_grant_to_one" CHECK (num_nonnulls("access_grant"."membership_id", "access_grant"."team_id") = 1);--> statement-breakpoint
ALTER TABLE "access_grant" ADD CONSTRAINT "access_grant_of_one" CHECK (num_nonnulls("access_grant"."permission", "access_grant"."set_id") = 1);--> statement-breakpoint
ALTER TABLE "access_grant" ADD CONSTRAINT "access_grant_ends_after_start" CHECK ("access_grant"."expires_at" > "access_grant"."starts_at");--> statement-breakpoint
ALTER TABLE "access_grant" ADD CONSTRAINT "access_grant_permission_form" CHECK ("access_grant"."permission" ~ '^[a-z][a-z0-9_]*([.][a-z0-9_]+)+$');