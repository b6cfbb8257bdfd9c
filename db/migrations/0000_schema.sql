-- Trusted extensions: the owner of a database may create them without being a superuser.
CREATE EXTENSION IF NOT EXISTS pg_trgm;--> statement-breakpoint
CREATE EXTENSION IF NOT EXISTS btree_gin;--> statement-breakpoint
-- Generated columns need the order of names and the comparison of text before the first table.
-- db/sql/search.sql defines the function again.
CREATE COLLATION IF NOT EXISTS "alphabetical" (provider = icu, locale = 'und');--> statement-breakpoint
create or replace function folded(p_text text) returns text language sql immutable parallel safe as $$
  select replace(replace(replace(replace(translate(lower(regexp_replace(normalize(
           translate(p_text, '´`‘’‚‛ʹʻʼʽˈ′‵՚＇‐‑‒–—―−﹘﹣－', '''''''''''''''''''''''''''''''----------'), NFKD),
           '[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f\u00ad\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2800\ufe00-\ufe0f\ufeff\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]',
           '', 'g') collate "und-x-icu"), 'łđðøıħŧς´`‘’‚‛ʹʻʼʽˈ′‵՚＇‐‑‒–—―−﹘﹣－',
         'lddoihtσ''''''''''''''''''''''''''''''----------'), 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th')
$$;--> statement-breakpoint
CREATE TABLE "access_grant" (
	"org_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"membership_id" uuid,
	"team_id" uuid,
	"permission" text,
	"set_id" uuid,
	"starts_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	"granted_by" uuid,
	"reason" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"notices" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "access_grant_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "access_grant_to_one" CHECK (num_nonnulls("access_grant"."membership_id", "access_grant"."team_id") = 1),
	CONSTRAINT "access_grant_of_one" CHECK (num_nonnulls("access_grant"."permission", "access_grant"."set_id") = 1),
	CONSTRAINT "access_grant_permission_form" CHECK ("access_grant"."permission" ~ '^[a-z][a-z0-9_]*([.][a-z0-9_]+)+$'),
	CONSTRAINT "access_grant_ends_after_start" CHECK ("access_grant"."expires_at" > "access_grant"."starts_at")
);
--> statement-breakpoint
CREATE TABLE "account_link" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"account_id" uuid,
	"purpose" text NOT NULL,
	"token_hash" "bytea" NOT NULL,
	"email" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	CONSTRAINT "account_link_token_hash_unique" UNIQUE("token_hash"),
	CONSTRAINT "account_link_purpose" CHECK ("account_link"."purpose" in ('reset', 'change_email', 'undo_email'))
);
--> statement-breakpoint
CREATE TABLE "account" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"email" text NOT NULL,
	"email_norm" text NOT NULL,
	"name" text NOT NULL,
	"name_key" text collate "alphabetical" GENERATED ALWAYS AS (folded(name)) STORED NOT NULL,
	"search" text GENERATED ALWAYS AS (folded(name || ' ' || email)) STORED NOT NULL,
	"platform_admin" boolean DEFAULT false NOT NULL,
	"cred_version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"disabled_at" timestamp with time zone,
	"deleted_at" timestamp with time zone,
	"last_active_at" timestamp with time zone DEFAULT '-infinity' NOT NULL
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
	"reauthenticated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"revoked_at" timestamp with time zone,
	"last_org_id" uuid,
	"ip" text,
	"user_agent" text,
	"device_hash" "bytea",
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
CREATE TABLE "audit_key" (
	"key_id" text PRIMARY KEY NOT NULL,
	"first_used_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_person" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"account_id" uuid,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"email_key" text collate "alphabetical" GENERATED ALWAYS AS (folded(email)) STORED NOT NULL,
	"search" text GENERATED ALWAYS AS (' ' || folded(name || ' ' || email)) STORED NOT NULL,
	CONSTRAINT "audit_person_org_id_id_name_email_pk" PRIMARY KEY("org_id","id","name","email")
);
--> statement-breakpoint
CREATE TABLE "audit_tombstone" (
	"org_id" uuid NOT NULL,
	"last_seq" bigint NOT NULL,
	"last_hash" "bytea" NOT NULL,
	"removed" bigint NOT NULL,
	"before" date NOT NULL,
	"pruned_at" timestamp with time zone NOT NULL,
	"signature" "bytea" NOT NULL,
	"key_id" text NOT NULL,
	CONSTRAINT "audit_tombstone_org_id_last_seq_pk" PRIMARY KEY("org_id","last_seq")
);
--> statement-breakpoint
CREATE TABLE "import_row" (
	"org_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"job_id" uuid NOT NULL,
	"line" integer NOT NULL,
	"email" text NOT NULL,
	"name" text,
	"verdict" text NOT NULL,
	"column_name" text,
	"why" text,
	CONSTRAINT "import_row_org_id_id_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
CREATE TABLE "invitation" (
	"org_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"email" text NOT NULL,
	"email_norm" text NOT NULL,
	"name" text,
	"role" text NOT NULL,
	"permissions" text[] DEFAULT '{}' NOT NULL,
	"set_ids" uuid[] DEFAULT '{}' NOT NULL,
	"team_ids" uuid[] DEFAULT '{}' NOT NULL,
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
	"search" text GENERATED ALWAYS AS (folded(coalesce(name, '') || ' ' || email)) STORED NOT NULL,
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
CREATE TABLE "job" (
	"org_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"kind" text NOT NULL,
	"asked_by" uuid NOT NULL,
	"asked_by_name" text NOT NULL,
	"params" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"ids" uuid[],
	"until" timestamp with time zone DEFAULT now() NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"stopped" text,
	"total" integer NOT NULL,
	"done" integer DEFAULT 0 NOT NULL,
	"refused" integer DEFAULT 0 NOT NULL,
	"last_id" uuid,
	"last_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"finished_at" timestamp with time zone,
	"lease_until" timestamp with time zone,
	CONSTRAINT "job_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "job_state" CHECK ("job"."state" in ('draft', 'waiting', 'running', 'finished', 'stopped'))
);
--> statement-breakpoint
CREATE TABLE "job_result" (
	"org_id" uuid NOT NULL,
	"job_id" uuid NOT NULL,
	"target_id" uuid NOT NULL,
	"label" text NOT NULL,
	"refusal" text,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "job_result_org_id_job_id_target_id_pk" PRIMARY KEY("org_id","job_id","target_id")
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
	"reminders" integer DEFAULT 0 NOT NULL,
	"notified_at" timestamp with time zone,
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
	"unapproved_at" timestamp with time zone,
	"joined_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone,
	"mfa_required" boolean DEFAULT false NOT NULL,
	"display_name" text,
	"settings_withheld" boolean DEFAULT false NOT NULL,
	"end_notices" integer DEFAULT 0 NOT NULL,
	"ended_at" timestamp with time zone,
	"end_reason" text,
	"source" text NOT NULL,
	"request_id" uuid,
	"name" text DEFAULT '' NOT NULL,
	"email" text DEFAULT '' NOT NULL,
	"account_disabled" boolean DEFAULT false NOT NULL,
	"shown_role" text DEFAULT 'member' NOT NULL,
	"last_active_at" timestamp with time zone,
	"last_active_day" date GENERATED ALWAYS AS (coalesce((last_active_at at time zone 'UTC')::date, '-infinity'::date)) STORED NOT NULL,
	"name_key" text collate "alphabetical" GENERATED ALWAYS AS (folded(name)) STORED NOT NULL,
	"email_key" text collate "alphabetical" GENERATED ALWAYS AS (folded(email)) STORED NOT NULL,
	"search" text GENERATED ALWAYS AS (folded(name || ' ' || email)) STORED NOT NULL,
	"state" text GENERATED ALWAYS AS (case when ended_at is not null then 'ended' when not enabled or account_disabled then 'disabled' when approved_at is null then 'unapproved' else 'active' end) STORED NOT NULL,
	CONSTRAINT "membership_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "membership_role" CHECK ("membership"."role" in ('manager', 'member')),
	CONSTRAINT "membership_source" CHECK ("membership"."source" in ('request', 'invitation', 'open_policy', 'founder', 'platform')),
	CONSTRAINT "membership_manager_has_no_end" CHECK ("membership"."role" <> 'manager' or "membership"."expires_at" is null)
);
--> statement-breakpoint
-- A membership changes often: room on its page keeps its indexes from being written each time.
ALTER TABLE "membership" SET (fillfactor = 90);--> statement-breakpoint
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
	"name_key" text collate "alphabetical" GENERATED ALWAYS AS (folded(name)) STORED NOT NULL,
	CONSTRAINT "membership_history_org_id_membership_id_valid_from_pk" PRIMARY KEY("org_id","membership_id","valid_from")
);
--> statement-breakpoint
CREATE TABLE "organization_address" (
	"org_id" uuid NOT NULL,
	"slug" text NOT NULL,
	"until" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "organization_address_org_id_slug_pk" PRIMARY KEY("org_id","slug")
);
--> statement-breakpoint
CREATE TABLE "organization_count" (
	"org_id" uuid PRIMARY KEY NOT NULL,
	"live" integer DEFAULT 0 NOT NULL,
	"expired" integer DEFAULT 0 NOT NULL,
	"expired_until" timestamp with time zone DEFAULT '-infinity' NOT NULL,
	"ended" integer DEFAULT 0 NOT NULL,
	"pending" integer DEFAULT 0 NOT NULL,
	"unapproved" integer DEFAULT 0 NOT NULL,
	"managers" integer DEFAULT 0 NOT NULL,
	"waiting_since" timestamp with time zone DEFAULT 'infinity' NOT NULL
);
--> statement-breakpoint
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
	"catalogs" text[] DEFAULT '{*}' NOT NULL,
	"teams_on" boolean DEFAULT true NOT NULL,
	"settings_version" integer DEFAULT 1 NOT NULL,
	"manager_epoch" integer DEFAULT 0 NOT NULL,
	"name_key" text collate "alphabetical" GENERATED ALWAYS AS (folded(name)) STORED NOT NULL,
	"search" text GENERATED ALWAYS AS (folded(name || ' ' || slug)) STORED NOT NULL,
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
	"sender" text,
	"round" integer DEFAULT 0 NOT NULL,
	"subject" text,
	"html" text,
	"body_text" text,
	"provider_id" text,
	"last_error" text,
	"settled_at" timestamp with time zone,
	CONSTRAINT "outbox_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "outbox_status" CHECK ("outbox"."status" in ('waiting', 'sending', 'sent', 'failed', 'unknown', 'dropped'))
);
--> statement-breakpoint
CREATE TABLE "permission_set" (
	"org_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"name" text NOT NULL,
	"name_key" text NOT NULL,
	"order_key" text collate "alphabetical" GENERATED ALWAYS AS (folded(name)) STORED NOT NULL,
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
CREATE TABLE "platform" (
	"id" integer PRIMARY KEY DEFAULT 1 NOT NULL,
	"set_up_at" timestamp with time zone,
	"who_may_create_organizations" text DEFAULT 'platform_admins' NOT NULL,
	"sign_up_open" boolean DEFAULT true NOT NULL,
	"least_password_length" integer DEFAULT 12 NOT NULL,
	"session_idle_hours" integer DEFAULT 12 NOT NULL,
	"session_days" integer DEFAULT 30 NOT NULL,
	"governing_session_hours" integer DEFAULT 12 NOT NULL,
	"mail_from" text,
	"audit_retention_days" integer DEFAULT 1095 NOT NULL,
	"settings_version" integer DEFAULT 1 NOT NULL,
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
CREATE TABLE "promotion" (
	"org_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"membership_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"status" text DEFAULT 'open' NOT NULL,
	"proposed_by" uuid NOT NULL,
	"proposed_by_name" text NOT NULL,
	"proposed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"decided_by" uuid,
	"decided_by_name" text,
	"decided_at" timestamp with time zone,
	"answer" text,
	CONSTRAINT "promotion_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "promotion_status" CHECK ("promotion"."status" in ('open', 'approved', 'rejected', 'withdrawn'))
);
--> statement-breakpoint
CREATE TABLE "request_message" (
	"org_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"request_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"body" text NOT NULL,
	"written_by" uuid NOT NULL,
	"written_by_name" text NOT NULL,
	"written_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "request_message_org_id_id_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
CREATE TABLE "team" (
	"org_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"name" text NOT NULL,
	"name_key" text NOT NULL,
	"order_key" text collate "alphabetical" GENERATED ALWAYS AS (folded(name)) STORED NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"deactivated_at" timestamp with time zone,
	"deleted_at" timestamp with time zone,
	"keeper_id" uuid,
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
ALTER TABLE "access_grant" ADD CONSTRAINT "access_grant_org_id_organization_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organization"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "access_grant" ADD CONSTRAINT "access_grant_membership" FOREIGN KEY ("org_id","membership_id") REFERENCES "public"."membership"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "access_grant" ADD CONSTRAINT "access_grant_team" FOREIGN KEY ("org_id","team_id") REFERENCES "public"."team"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "access_grant" ADD CONSTRAINT "access_grant_set" FOREIGN KEY ("org_id","set_id") REFERENCES "public"."permission_set"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account_link" ADD CONSTRAINT "account_link_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credential" ADD CONSTRAINT "credential_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_sign_up_id_sign_up_id_fk" FOREIGN KEY ("sign_up_id") REFERENCES "public"."sign_up"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sign_up" ADD CONSTRAINT "sign_up_asked_org_id_organization_id_fk" FOREIGN KEY ("asked_org_id") REFERENCES "public"."organization"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_row" ADD CONSTRAINT "import_row_job" FOREIGN KEY ("org_id","job_id") REFERENCES "public"."job"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_org_id_organization_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organization"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_membership" FOREIGN KEY ("org_id","membership_id") REFERENCES "public"."membership"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitation_link" ADD CONSTRAINT "invitation_link_invitation" FOREIGN KEY ("org_id","invitation_id") REFERENCES "public"."invitation"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "job" ADD CONSTRAINT "job_org_id_organization_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organization"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "job_result" ADD CONSTRAINT "job_result_job" FOREIGN KEY ("org_id","job_id") REFERENCES "public"."job"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "join_request" ADD CONSTRAINT "join_request_org_id_organization_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organization"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "join_request" ADD CONSTRAINT "join_request_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "membership" ADD CONSTRAINT "membership_org_id_organization_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organization"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "membership" ADD CONSTRAINT "membership_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "membership" ADD CONSTRAINT "membership_request" FOREIGN KEY ("org_id","request_id") REFERENCES "public"."join_request"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "membership_history" ADD CONSTRAINT "membership_history_membership" FOREIGN KEY ("org_id","membership_id") REFERENCES "public"."membership"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organization_address" ADD CONSTRAINT "organization_address_org_id_organization_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organization"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organization_count" ADD CONSTRAINT "organization_count_org_id_organization_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organization"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organization_history" ADD CONSTRAINT "organization_history_org_id_organization_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organization"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "permission_set" ADD CONSTRAINT "permission_set_org_id_organization_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organization"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "promotion" ADD CONSTRAINT "promotion_membership" FOREIGN KEY ("org_id","membership_id") REFERENCES "public"."membership"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "request_message" ADD CONSTRAINT "request_message_request" FOREIGN KEY ("org_id","request_id") REFERENCES "public"."join_request"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team" ADD CONSTRAINT "team_org_id_organization_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organization"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team" ADD CONSTRAINT "team_keeper" FOREIGN KEY ("org_id","keeper_id") REFERENCES "public"."membership"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_member" ADD CONSTRAINT "team_member_team" FOREIGN KEY ("org_id","team_id") REFERENCES "public"."team"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_member" ADD CONSTRAINT "team_member_membership" FOREIGN KEY ("org_id","membership_id") REFERENCES "public"."membership"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "access_grant_of_membership" ON "access_grant" USING btree ("org_id","membership_id") WHERE ended_at is null and membership_id is not null;--> statement-breakpoint
CREATE INDEX "access_grant_of_team" ON "access_grant" USING btree ("org_id","team_id") WHERE ended_at is null and team_id is not null;--> statement-breakpoint
CREATE INDEX "access_grant_of_set" ON "access_grant" USING btree ("org_id","set_id") WHERE ended_at is null and set_id is not null;--> statement-breakpoint
CREATE INDEX "access_grant_with_end" ON "access_grant" USING btree ("expires_at") WHERE ended_at is null and expires_at is not null;--> statement-breakpoint
CREATE INDEX "access_grant_ending" ON "access_grant" USING btree ("org_id","expires_at","id") WHERE ended_at is null and expires_at is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "account_link_newest" ON "account_link" USING btree ("account_id","purpose") WHERE used_at is null and ended_at is null and purpose <> 'undo_email';--> statement-breakpoint
CREATE INDEX "account_link_of_account" ON "account_link" USING btree ("account_id","created_at");--> statement-breakpoint
CREATE INDEX "account_by_created" ON "account" USING btree ("created_at","id") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "account_by_active" ON "account" USING btree ("last_active_at","id") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "account_admins" ON "account" USING btree ("name_key","id") WHERE platform_admin and deleted_at is null;--> statement-breakpoint
CREATE INDEX "account_disabled" ON "account" USING btree ("name_key","id") WHERE disabled_at is not null and deleted_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "account_email_norm" ON "account" USING btree ("email_norm") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "account_by_name" ON "account" USING btree ("name_key","id") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "account_search" ON "account" USING gin ("search" gin_trgm_ops) WITH (fastupdate=false);--> statement-breakpoint
CREATE INDEX "rate_limit_by_end" ON "rate_limit" USING btree ("expire");--> statement-breakpoint
CREATE INDEX "session_of_account" ON "session" USING btree ("account_id","last_seen_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "sign_up_by_email" ON "sign_up" USING btree ("email_norm","created_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "audit_event_by_time" ON "audit_event" USING btree ("org_id","at","seq");--> statement-breakpoint
CREATE INDEX "audit_event_of_actor" ON "audit_event" USING btree ("org_id","actor_id","at","seq");--> statement-breakpoint
CREATE INDEX "audit_event_of_actor_action" ON "audit_event" USING btree ("org_id","actor_id","action","at","seq");--> statement-breakpoint
CREATE INDEX "audit_event_of_target" ON "audit_event" USING btree ("org_id","target_id","at","seq");--> statement-breakpoint
CREATE INDEX "audit_event_of_action" ON "audit_event" USING btree ("org_id","action","at","seq");--> statement-breakpoint
CREATE INDEX "audit_person_of_account" ON "audit_person" USING btree ("org_id","account_id");--> statement-breakpoint
CREATE INDEX "audit_person_of_name" ON "audit_person" USING btree ("org_id","name","id");--> statement-breakpoint
CREATE INDEX "audit_person_of_address" ON "audit_person" USING btree ("org_id","email_key") WHERE account_id is null;--> statement-breakpoint
CREATE INDEX "audit_person_search" ON "audit_person" USING gin ("org_id","search" gin_trgm_ops) WITH (fastupdate=false);--> statement-breakpoint
CREATE UNIQUE INDEX "import_row_line" ON "import_row" USING btree ("org_id","job_id","line");--> statement-breakpoint
CREATE UNIQUE INDEX "invitation_open" ON "invitation" USING btree ("org_id","email_norm") WHERE status = 'open';--> statement-breakpoint
CREATE INDEX "invitation_by_time" ON "invitation" USING btree ("org_id","invited_at","id");--> statement-breakpoint
CREATE INDEX "invitation_by_status" ON "invitation" USING btree ("org_id","status","invited_at","id");--> statement-breakpoint
CREATE INDEX "invitation_open_by_end" ON "invitation" USING btree ("org_id","expires_at") WHERE status = 'open';--> statement-breakpoint
CREATE INDEX "invitation_search" ON "invitation" USING gin ("org_id","search" gin_trgm_ops) WITH (fastupdate=false);--> statement-breakpoint
CREATE INDEX "invitation_everywhere_by_end" ON "invitation" USING btree ("expires_at","id") WHERE status = 'open';--> statement-breakpoint
CREATE INDEX "invitation_of_address" ON "invitation" USING btree ("email_norm") WHERE status = 'open';--> statement-breakpoint
CREATE INDEX "invitation_of_sender" ON "invitation" USING btree ("org_id","invited_by") WHERE status = 'open';--> statement-breakpoint
CREATE INDEX "invitation_to_remind" ON "invitation" USING btree ("expires_at") WHERE status = 'open' and reminded_at is null;--> statement-breakpoint
CREATE INDEX "invitation_link_by_token" ON "invitation_link" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "invitation_link_of" ON "invitation_link" USING btree ("org_id","invitation_id");--> statement-breakpoint
CREATE INDEX "job_due" ON "job" USING btree ("created_at") WHERE state in ('waiting', 'running');--> statement-breakpoint
CREATE INDEX "job_draft" ON "job" USING btree ("created_at") WHERE state = 'draft';--> statement-breakpoint
CREATE UNIQUE INDEX "join_request_pending" ON "join_request" USING btree ("org_id","account_id") WHERE status = 'pending';--> statement-breakpoint
CREATE INDEX "join_request_queue" ON "join_request" USING btree ("org_id","requested_at","id") WHERE status = 'pending';--> statement-breakpoint
CREATE INDEX "join_request_with_end" ON "join_request" USING btree ("org_id","expires_at") WHERE status = 'pending';--> statement-breakpoint
CREATE INDEX "join_request_told" ON "join_request" USING btree ("org_id","notified_at");--> statement-breakpoint
CREATE INDEX "join_request_untold" ON "join_request" USING btree ("org_id") WHERE status = 'pending' and notified_at is null;--> statement-breakpoint
CREATE INDEX "join_request_all" ON "join_request" USING btree ("org_id","requested_at","id");--> statement-breakpoint
CREATE INDEX "join_request_closed" ON "join_request" USING btree ("org_id","status","requested_at","id") WHERE status <> 'pending';--> statement-breakpoint
CREATE INDEX "join_request_of_account" ON "join_request" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "join_request_everywhere" ON "join_request" USING btree ("requested_at","org_id","id") WHERE status = 'pending';--> statement-breakpoint
CREATE INDEX "join_request_everywhere_by_end" ON "join_request" USING btree ("expires_at") WHERE status = 'pending';--> statement-breakpoint
CREATE UNIQUE INDEX "membership_live" ON "membership" USING btree ("org_id","account_id") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "membership_by_name" ON "membership" USING btree ("org_id","name_key","id") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "membership_by_email" ON "membership" USING btree ("org_id","email_key","id") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "membership_by_role" ON "membership" USING btree ("org_id","shown_role","name_key","id") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "membership_by_joined" ON "membership" USING btree ("org_id","joined_at","id") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "membership_off_by_name" ON "membership" USING btree ("org_id","state","name_key","id") WHERE state <> 'active';--> statement-breakpoint
CREATE INDEX "membership_off_by_email" ON "membership" USING btree ("org_id","state","email_key","id") WHERE state <> 'active';--> statement-breakpoint
CREATE INDEX "membership_off_by_role" ON "membership" USING btree ("org_id","state","shown_role","name_key","id") WHERE state <> 'active';--> statement-breakpoint
CREATE INDEX "membership_off_by_joined" ON "membership" USING btree ("org_id","state","joined_at","id") WHERE state <> 'active';--> statement-breakpoint
CREATE INDEX "membership_governing_by_email" ON "membership" USING btree ("org_id","shown_role","email_key","id") WHERE ended_at is null and shown_role <> 'member';--> statement-breakpoint
CREATE INDEX "membership_governing_by_joined" ON "membership" USING btree ("org_id","shown_role","joined_at","id") WHERE ended_at is null and shown_role <> 'member';--> statement-breakpoint
CREATE INDEX "membership_with_end" ON "membership" USING btree ("org_id","expires_at") WHERE ended_at is null and expires_at is not null;--> statement-breakpoint
CREATE INDEX "membership_ending_by_name" ON "membership" USING btree ("org_id","name_key","id") WHERE ended_at is null and expires_at is not null;--> statement-breakpoint
CREATE INDEX "membership_ending_by_email" ON "membership" USING btree ("org_id","email_key","id") WHERE ended_at is null and expires_at is not null;--> statement-breakpoint
CREATE INDEX "membership_ending_by_role" ON "membership" USING btree ("org_id","shown_role","name_key","id") WHERE ended_at is null and expires_at is not null;--> statement-breakpoint
CREATE INDEX "membership_ending_by_joined" ON "membership" USING btree ("org_id","joined_at","id") WHERE ended_at is null and expires_at is not null;--> statement-breakpoint
CREATE INDEX "membership_active_by_last_day" ON "membership" USING btree ("org_id","last_active_day","joined_at","id") WHERE state = 'active';--> statement-breakpoint
CREATE INDEX "membership_unapproved" ON "membership" USING btree ("org_id","unapproved_at","id") WHERE unapproved_at is not null and ended_at is null;--> statement-breakpoint
CREATE INDEX "membership_of_account" ON "membership" USING btree ("account_id","ended_at");--> statement-breakpoint
CREATE INDEX "membership_managers" ON "membership" USING btree ("org_id","account_id") WHERE role = 'manager' and ended_at is null;--> statement-breakpoint
CREATE INDEX "membership_of_request" ON "membership" USING btree ("org_id","request_id") WHERE request_id is not null;--> statement-breakpoint
CREATE INDEX "membership_search" ON "membership" USING gin ("org_id","search" gin_trgm_ops) WITH (fastupdate=false);--> statement-breakpoint
CREATE INDEX "membership_history_by_name" ON "membership_history" USING btree ("org_id","name_key","membership_id","valid_from");--> statement-breakpoint
CREATE UNIQUE INDEX "organization_address_slug" ON "organization_address" USING btree ("slug");--> statement-breakpoint
CREATE INDEX "organization_count_live" ON "organization_count" USING btree ("live","org_id");--> statement-breakpoint
CREATE INDEX "organization_count_pending" ON "organization_count" USING btree ("pending","org_id");--> statement-breakpoint
CREATE INDEX "organization_count_managers" ON "organization_count" USING btree ("managers","org_id");--> statement-breakpoint
CREATE INDEX "organization_count_waiting" ON "organization_count" USING btree ("waiting_since","org_id");--> statement-breakpoint
CREATE UNIQUE INDEX "organization_slug" ON "organization" USING btree ("slug");--> statement-breakpoint
CREATE INDEX "organization_listed" ON "organization" USING btree ("name_key","id") WHERE listed and state = 'active';--> statement-breakpoint
CREATE INDEX "organization_by_name" ON "organization" USING btree ("name_key","id");--> statement-breakpoint
CREATE INDEX "organization_by_created" ON "organization" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "organization_off_by_name" ON "organization" USING btree ("state","name_key","id") WHERE state <> 'active';--> statement-breakpoint
CREATE INDEX "organization_search" ON "organization" USING gin ("search" gin_trgm_ops) WITH (fastupdate=false);--> statement-breakpoint
CREATE INDEX "outbox_due" ON "outbox" USING btree ("next_attempt_at") WHERE status in ('waiting', 'sending');--> statement-breakpoint
CREATE INDEX "outbox_for_a_human" ON "outbox" USING btree ("created_at") WHERE status in ('failed', 'unknown') and settled_at is null;--> statement-breakpoint
CREATE INDEX "outbox_about" ON "outbox" USING btree ("org_id","about_id","created_at" DESC NULLS LAST) WHERE about_kind = 'invitation';--> statement-breakpoint
CREATE INDEX "outbox_to_invited" ON "outbox" USING btree ("org_id",lower("to_email"),"created_at") WHERE about_kind = 'invitation';--> statement-breakpoint
CREATE INDEX "outbox_undelivered" ON "outbox" USING btree ("org_id","about_id") WHERE about_kind = 'invitation' and status in ('failed', 'unknown');--> statement-breakpoint
CREATE INDEX "outbox_by_provider" ON "outbox" USING btree ("provider_id") WHERE status = 'sent' and provider_id is not null;--> statement-breakpoint
CREATE INDEX "outbox_by_time" ON "outbox" USING btree ("created_at" DESC NULLS LAST);--> statement-breakpoint
CREATE UNIQUE INDEX "permission_set_name" ON "permission_set" USING btree ("org_id","name_key") WHERE archived_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "promotion_open" ON "promotion" USING btree ("org_id","membership_id") WHERE status = 'open';--> statement-breakpoint
CREATE INDEX "promotion_everywhere" ON "promotion" USING btree ("proposed_at","org_id","id") WHERE status = 'open';--> statement-breakpoint
CREATE INDEX "request_message_of" ON "request_message" USING btree ("org_id","request_id","written_at");--> statement-breakpoint
CREATE INDEX "team_kept" ON "team" USING btree ("org_id","keeper_id") WHERE keeper_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "team_name" ON "team" USING btree ("org_id","name_key") WHERE deleted_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "team_member_live" ON "team_member" USING btree ("org_id","membership_id","team_id") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "team_member_of_team" ON "team_member" USING btree ("org_id","team_id") WHERE ended_at is null;