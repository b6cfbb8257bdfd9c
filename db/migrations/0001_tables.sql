CREATE TABLE "access_grant" (
	"org_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"membership_id" uuid NOT NULL,
	"permission" text NOT NULL,
	"starts_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	"granted_by" uuid,
	"reason" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "access_grant_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "access_grant_permission_form" CHECK ("access_grant"."permission" ~ '^[a-z_.]+$')
);
--> statement-breakpoint
CREATE TABLE "account" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"email" text NOT NULL,
	"email_norm" text NOT NULL,
	"name" text NOT NULL,
	"search" text GENERATED ALWAYS AS (lower(name || ' ' || email)) STORED NOT NULL,
	"platform_admin" boolean DEFAULT false NOT NULL,
	"cred_version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"disabled_at" timestamp with time zone,
	"deleted_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "credential" (
	"account_id" uuid PRIMARY KEY NOT NULL,
	"password_hash" text NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "rate_limit" (
	"key" text PRIMARY KEY NOT NULL,
	"points" integer NOT NULL,
	"expire" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "session" (
	"id_hash" "bytea" PRIMARY KEY NOT NULL,
	"account_id" uuid,
	"sign_up_id" uuid,
	"cred_version" integer NOT NULL,
	"method" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_seen_at" timestamp with time zone DEFAULT now() NOT NULL,
	"proved_at" timestamp with time zone DEFAULT now() NOT NULL,
	"revoked_at" timestamp with time zone,
	"last_org_id" uuid,
	"ip" text,
	"user_agent" text,
	CONSTRAINT "session_of_one" CHECK (num_nonnulls(account_id, sign_up_id) = 1)
);
--> statement-breakpoint
CREATE TABLE "sign_up" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"email" text NOT NULL,
	"email_norm" text NOT NULL,
	"name" text NOT NULL,
	"password_hash" text NOT NULL,
	"asked_org_id" uuid NOT NULL,
	"note" text,
	"token_hash" "bytea" NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"sent_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"confirmed_at" timestamp with time zone,
	CONSTRAINT "sign_up_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "audit_event" (
	"org_id" uuid NOT NULL,
	"seq" bigint NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"body" text NOT NULL,
	"prev" "bytea" NOT NULL,
	"hash" "bytea" NOT NULL,
	"key_id" text NOT NULL,
	"action" text GENERATED ALWAYS AS ((body::jsonb ->> 'action')) STORED NOT NULL,
	"actor_id" uuid GENERATED ALWAYS AS (((body::jsonb -> 'actor' ->> 'id')::uuid)) STORED,
	"target_id" uuid GENERATED ALWAYS AS (((body::jsonb -> 'target' ->> 'id')::uuid)) STORED,
	CONSTRAINT "audit_event_org_id_seq_pk" PRIMARY KEY("org_id","seq")
);
--> statement-breakpoint
CREATE TABLE "audit_head" (
	"org_id" uuid PRIMARY KEY NOT NULL,
	"seq" bigint NOT NULL,
	"hash" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "join_request" (
	"org_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"account_id" uuid NOT NULL,
	"note" text,
	"status" text DEFAULT 'pending' NOT NULL,
	"requested_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"reason" text,
	"decided_by" uuid,
	"decided_by_name" text,
	"decided_at" timestamp with time zone,
	"retry_after" timestamp with time zone,
	"name" text DEFAULT '' NOT NULL,
	"email" text DEFAULT '' NOT NULL,
	"account_disabled" boolean DEFAULT false NOT NULL,
	CONSTRAINT "join_request_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "join_request_status" CHECK ("join_request"."status" in ('pending', 'approved', 'rejected', 'withdrawn', 'expired'))
);
--> statement-breakpoint
CREATE TABLE "membership" (
	"org_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"account_id" uuid NOT NULL,
	"role" text NOT NULL,
	"enabled" boolean DEFAULT true NOT NULL,
	"approved_at" timestamp with time zone,
	"approved_by" uuid,
	"joined_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone,
	"mfa_required" boolean DEFAULT false NOT NULL,
	"display_name" text,
	"ended_at" timestamp with time zone,
	"end_reason" text,
	"source" text NOT NULL,
	"name" text DEFAULT '' NOT NULL,
	"email" text DEFAULT '' NOT NULL,
	"search" text GENERATED ALWAYS AS (lower(name || ' ' || email)) STORED NOT NULL,
	"account_disabled" boolean DEFAULT false NOT NULL,
	"shown_role" text DEFAULT 'member' NOT NULL,
	CONSTRAINT "membership_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "membership_role" CHECK ("membership"."role" in ('manager', 'member')),
	CONSTRAINT "membership_source" CHECK ("membership"."source" in ('request', 'invitation', 'open_policy', 'founder', 'platform')),
	CONSTRAINT "membership_manager_has_no_end" CHECK ("membership"."role" <> 'manager' or "membership"."expires_at" is null)
);
--> statement-breakpoint
CREATE TABLE "membership_history" (
	"org_id" uuid NOT NULL,
	"membership_id" uuid NOT NULL,
	"valid_from" timestamp with time zone NOT NULL,
	"valid_to" timestamp with time zone,
	"role" text NOT NULL,
	"enabled" boolean NOT NULL,
	"approved" boolean NOT NULL,
	"account_disabled" boolean NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"expires_at" timestamp with time zone,
	CONSTRAINT "membership_history_org_id_membership_id_valid_from_pk" PRIMARY KEY("org_id","membership_id","valid_from")
);
--> statement-breakpoint
CREATE TABLE "organization" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"state" text DEFAULT 'active' NOT NULL,
	"join_policy" text DEFAULT 'approval' NOT NULL,
	"listed" boolean DEFAULT true NOT NULL,
	"mfa_required" boolean DEFAULT false NOT NULL,
	"request_expiry_days" integer DEFAULT 30 NOT NULL,
	"ask_again_after_days" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"manager_epoch" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "organization_state" CHECK ("organization"."state" in ('awaiting_manager', 'active', 'suspended', 'archived')),
	CONSTRAINT "organization_join_policy" CHECK ("organization"."join_policy" in ('approval', 'open', 'invite_only')),
	CONSTRAINT "organization_slug_form" CHECK ("organization"."slug" ~ '^[a-z0-9]([a-z0-9-]{0,46}[a-z0-9])?$')
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"org_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"template" text NOT NULL,
	"to_email" text NOT NULL,
	"to_name" text,
	"props" jsonb NOT NULL,
	"about_kind" text,
	"about_id" uuid,
	"status" text DEFAULT 'waiting' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"first_attempt_at" timestamp with time zone,
	"next_attempt_at" timestamp with time zone DEFAULT now() NOT NULL,
	"lease_until" timestamp with time zone,
	"sent_at" timestamp with time zone,
	"subject" text,
	"html" text,
	"body_text" text,
	"provider_id" text,
	"last_error" text,
	CONSTRAINT "outbox_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "outbox_status" CHECK ("outbox"."status" in ('waiting', 'sending', 'sent', 'failed', 'unknown', 'dropped'))
);
--> statement-breakpoint
CREATE TABLE "platform" (
	"id" integer PRIMARY KEY DEFAULT 1 NOT NULL,
	"set_up_at" timestamp with time zone,
	"who_may_create_organizations" text DEFAULT 'platform_admins' NOT NULL,
	"sign_up_open" boolean DEFAULT true NOT NULL,
	CONSTRAINT "platform_one_row" CHECK ("platform"."id" = 1),
	CONSTRAINT "platform_who_may_create" CHECK ("platform"."who_may_create_organizations" in ('platform_admins', 'anyone'))
);
--> statement-breakpoint
CREATE TABLE "setup_link" (
	"token_hash" "bytea" PRIMARY KEY NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "access_grant" ADD CONSTRAINT "access_grant_org_id_organization_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organization"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "access_grant" ADD CONSTRAINT "access_grant_membership" FOREIGN KEY ("org_id","membership_id") REFERENCES "public"."membership"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credential" ADD CONSTRAINT "credential_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_sign_up_id_sign_up_id_fk" FOREIGN KEY ("sign_up_id") REFERENCES "public"."sign_up"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sign_up" ADD CONSTRAINT "sign_up_asked_org_id_organization_id_fk" FOREIGN KEY ("asked_org_id") REFERENCES "public"."organization"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "join_request" ADD CONSTRAINT "join_request_org_id_organization_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organization"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "join_request" ADD CONSTRAINT "join_request_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "membership" ADD CONSTRAINT "membership_org_id_organization_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organization"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "membership" ADD CONSTRAINT "membership_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "membership_history" ADD CONSTRAINT "membership_history_membership" FOREIGN KEY ("org_id","membership_id") REFERENCES "public"."membership"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "access_grant_of_membership" ON "access_grant" USING btree ("org_id","membership_id") WHERE ended_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "account_email_norm" ON "account" USING btree ("email_norm") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "account_by_name" ON "account" USING btree ("name","id");--> statement-breakpoint
CREATE INDEX "account_search" ON "account" USING gin ("search" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "rate_limit_by_end" ON "rate_limit" USING btree ("expire");--> statement-breakpoint
CREATE INDEX "session_of_account" ON "session" USING btree ("account_id","last_seen_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "sign_up_by_email" ON "sign_up" USING btree ("email_norm","created_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "audit_event_by_actor" ON "audit_event" USING btree ("org_id","actor_id","seq");--> statement-breakpoint
CREATE INDEX "audit_event_by_target" ON "audit_event" USING btree ("org_id","target_id","seq");--> statement-breakpoint
CREATE INDEX "audit_event_by_action" ON "audit_event" USING btree ("org_id","action","seq");--> statement-breakpoint
CREATE UNIQUE INDEX "join_request_pending" ON "join_request" USING btree ("org_id","account_id") WHERE status = 'pending';--> statement-breakpoint
CREATE INDEX "join_request_queue" ON "join_request" USING btree ("org_id","requested_at","id") WHERE status = 'pending';--> statement-breakpoint
CREATE INDEX "join_request_all" ON "join_request" USING btree ("org_id","requested_at","id");--> statement-breakpoint
CREATE INDEX "join_request_of_account" ON "join_request" USING btree ("account_id");--> statement-breakpoint
CREATE UNIQUE INDEX "membership_live" ON "membership" USING btree ("org_id","account_id") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "membership_by_name" ON "membership" USING btree ("org_id","name","id");--> statement-breakpoint
CREATE INDEX "membership_by_email" ON "membership" USING btree ("org_id","email","id");--> statement-breakpoint
CREATE INDEX "membership_by_role" ON "membership" USING btree ("org_id","shown_role","name","id");--> statement-breakpoint
CREATE INDEX "membership_by_joined" ON "membership" USING btree ("org_id","joined_at","id");--> statement-breakpoint
CREATE INDEX "membership_of_account" ON "membership" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "membership_managers" ON "membership" USING btree ("org_id") WHERE role = 'manager' and ended_at is null;--> statement-breakpoint
CREATE INDEX "membership_search" ON "membership" USING gin ("org_id","search" gin_trgm_ops);--> statement-breakpoint
CREATE UNIQUE INDEX "organization_slug" ON "organization" USING btree ("slug");--> statement-breakpoint
CREATE INDEX "organization_listed" ON "organization" USING btree ("name","id") WHERE listed and state = 'active';--> statement-breakpoint
CREATE INDEX "outbox_due" ON "outbox" USING btree ("next_attempt_at") WHERE status in ('waiting', 'sending');--> statement-breakpoint
CREATE INDEX "outbox_by_time" ON "outbox" USING btree ("created_at" DESC NULLS LAST);