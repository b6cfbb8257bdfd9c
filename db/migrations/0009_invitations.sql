CREATE TABLE "invitation" (
	"org_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"email" text NOT NULL,
	"email_norm" text NOT NULL,
	"name" text,
	"role" text NOT NULL,
	"permissions" text[] DEFAULT '{}' NOT NULL,
	"note" text,
	"membership_ends_at" timestamp with time zone,
	"status" text DEFAULT 'open' NOT NULL,
	"invited_at" timestamp with time zone DEFAULT now() NOT NULL,
	"invited_by" uuid NOT NULL,
	"invited_by_name" text NOT NULL,
	"send_count" integer DEFAULT 1 NOT NULL,
	"last_sent_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"reminded_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	"ended_by_name" text,
	"accepted_by" uuid,
	"membership_id" uuid,
	CONSTRAINT "invitation_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "invitation_status" CHECK ("invitation"."status" in ('open', 'accepted', 'declined', 'revoked')),
	CONSTRAINT "invitation_role" CHECK ("invitation"."role" in ('manager', 'member')),
	CONSTRAINT "invitation_manager_has_no_end" CHECK ("invitation"."role" <> 'manager' or "invitation"."membership_ends_at" is null)
);
--> statement-breakpoint
CREATE TABLE "invitation_link" (
	"org_id" uuid NOT NULL,
	"token_hash" "bytea" NOT NULL,
	"invitation_id" uuid NOT NULL,
	"way" text NOT NULL,
	CONSTRAINT "invitation_link_org_id_token_hash_pk" PRIMARY KEY("org_id","token_hash"),
	CONSTRAINT "invitation_link_way" CHECK ("invitation_link"."way" in ('mail', 'copy'))
);
--> statement-breakpoint
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_org_id_organization_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organization"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_membership" FOREIGN KEY ("org_id","membership_id") REFERENCES "public"."membership"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitation_link" ADD CONSTRAINT "invitation_link_invitation" FOREIGN KEY ("org_id","invitation_id") REFERENCES "public"."invitation"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "invitation_open" ON "invitation" USING btree ("org_id","email_norm") WHERE status = 'open';--> statement-breakpoint
CREATE INDEX "invitation_by_time" ON "invitation" USING btree ("org_id","invited_at","id");--> statement-breakpoint
CREATE INDEX "invitation_open_by_time" ON "invitation" USING btree ("org_id","invited_at","id") WHERE status = 'open';--> statement-breakpoint
CREATE INDEX "invitation_of_address" ON "invitation" USING btree ("email_norm") WHERE status = 'open';--> statement-breakpoint
CREATE INDEX "invitation_of_sender" ON "invitation" USING btree ("org_id","invited_by") WHERE status = 'open';--> statement-breakpoint
CREATE INDEX "invitation_to_remind" ON "invitation" USING btree ("expires_at") WHERE status = 'open' and reminded_at is null;--> statement-breakpoint
CREATE INDEX "invitation_link_by_token" ON "invitation_link" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "invitation_link_of" ON "invitation_link" USING btree ("org_id","invitation_id");--> statement-breakpoint
CREATE INDEX "outbox_about" ON "outbox" USING btree ("org_id","about_id","created_at" DESC NULLS LAST) WHERE about_kind = 'invitation';