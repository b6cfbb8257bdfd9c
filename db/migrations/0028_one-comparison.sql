-- Text is compared and ordered in one way now: stored columns are made again, by one function, in the order of ICU.
CREATE COLLATION IF NOT EXISTS "alphabetical" (provider = icu, locale = 'und');--> statement-breakpoint
create or replace function folded(p_text text) returns text language sql immutable parallel safe as $$
  select replace(replace(replace(replace(translate(lower(regexp_replace(normalize(
           translate(p_text, '´`‘’‚‛ʹʻʼʽˈ′‵՚＇‐‑‒–—―−﹘﹣－', '''''''''''''''''''''''''''''''----------'), NFKD),
           '[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f\u00ad\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2800\ufe00-\ufe0f\ufeff\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]',
           '', 'g') collate "und-x-icu"), 'łđðøıħŧς', 'lddoihtσ'), 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th')
$$;--> statement-breakpoint
ALTER TABLE "account"
  DROP COLUMN "name_key",
  DROP COLUMN "search",
  ADD COLUMN "name_key" text collate "alphabetical" GENERATED ALWAYS AS (folded(name)) STORED NOT NULL,
  ADD COLUMN "search" text GENERATED ALWAYS AS (folded(name || ' ' || email)) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "audit_person"
  DROP COLUMN "email_key",
  DROP COLUMN "search",
  ADD COLUMN "email_key" text collate "alphabetical" GENERATED ALWAYS AS (folded(email)) STORED NOT NULL,
  ADD COLUMN "search" text GENERATED ALWAYS AS (' ' || folded(name || ' ' || email)) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "invitation"
  DROP COLUMN "search",
  ADD COLUMN "search" text GENERATED ALWAYS AS (folded(coalesce(name, '') || ' ' || email)) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "membership"
  DROP COLUMN "name_key",
  DROP COLUMN "email_key",
  DROP COLUMN "search",
  ADD COLUMN "name_key" text collate "alphabetical" GENERATED ALWAYS AS (folded(name)) STORED NOT NULL,
  ADD COLUMN "email_key" text collate "alphabetical" GENERATED ALWAYS AS (folded(email)) STORED NOT NULL,
  ADD COLUMN "search" text GENERATED ALWAYS AS (folded(name || ' ' || email)) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "membership_history"
  DROP COLUMN "name_key",
  ADD COLUMN "name_key" text collate "alphabetical" GENERATED ALWAYS AS (folded(name)) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "organization"
  DROP COLUMN "name_key",
  DROP COLUMN "search",
  ADD COLUMN "name_key" text collate "alphabetical" GENERATED ALWAYS AS (folded(name)) STORED NOT NULL,
  ADD COLUMN "search" text GENERATED ALWAYS AS (folded(name || ' ' || slug)) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "permission_set" ADD COLUMN "order_key" text collate "alphabetical" GENERATED ALWAYS AS (folded(name)) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "team" ADD COLUMN "order_key" text collate "alphabetical" GENERATED ALWAYS AS (folded(name)) STORED NOT NULL;--> statement-breakpoint
DROP INDEX IF EXISTS "organization_listed";--> statement-breakpoint
CREATE INDEX "organization_listed" ON "organization" USING btree ("name_key","id") WHERE listed and state = 'active';--> statement-breakpoint
CREATE INDEX account_admins ON account USING btree (name_key, id) WHERE (platform_admin AND (deleted_at IS NULL));--> statement-breakpoint
CREATE INDEX account_by_name ON account USING btree (name_key, id) WHERE (deleted_at IS NULL);--> statement-breakpoint
CREATE INDEX account_disabled ON account USING btree (name_key, id) WHERE ((disabled_at IS NOT NULL) AND (deleted_at IS NULL));--> statement-breakpoint
CREATE INDEX account_search ON account USING gin (search gin_trgm_ops) WITH (fastupdate='false');--> statement-breakpoint
CREATE INDEX audit_person_of_address ON audit_person USING btree (org_id, email_key) WHERE (account_id IS NULL);--> statement-breakpoint
CREATE INDEX audit_person_search ON audit_person USING gin (org_id, search gin_trgm_ops) WITH (fastupdate='false');--> statement-breakpoint
CREATE INDEX invitation_search ON invitation USING gin (org_id, search gin_trgm_ops) WITH (fastupdate='false');--> statement-breakpoint
CREATE INDEX membership_by_email ON membership USING btree (org_id, email_key, id) WHERE (ended_at IS NULL);--> statement-breakpoint
CREATE INDEX membership_by_name ON membership USING btree (org_id, name_key, id) WHERE (ended_at IS NULL);--> statement-breakpoint
CREATE INDEX membership_by_role ON membership USING btree (org_id, shown_role, name_key, id) WHERE (ended_at IS NULL);--> statement-breakpoint
CREATE INDEX membership_ending_by_email ON membership USING btree (org_id, email_key, id) WHERE ((ended_at IS NULL) AND (expires_at IS NOT NULL));--> statement-breakpoint
CREATE INDEX membership_ending_by_name ON membership USING btree (org_id, name_key, id) WHERE ((ended_at IS NULL) AND (expires_at IS NOT NULL));--> statement-breakpoint
CREATE INDEX membership_ending_by_role ON membership USING btree (org_id, shown_role, name_key, id) WHERE ((ended_at IS NULL) AND (expires_at IS NOT NULL));--> statement-breakpoint
CREATE INDEX membership_governing_by_email ON membership USING btree (org_id, shown_role, email_key, id) WHERE ((ended_at IS NULL) AND (shown_role <> 'member'::text));--> statement-breakpoint
CREATE INDEX membership_governing_by_name ON membership USING btree (org_id, shown_role, name_key, id) WHERE ((ended_at IS NULL) AND (shown_role <> 'member'::text));--> statement-breakpoint
CREATE INDEX membership_off_by_email ON membership USING btree (org_id, state, email_key, id) WHERE (state <> 'active'::text);--> statement-breakpoint
CREATE INDEX membership_off_by_name ON membership USING btree (org_id, state, name_key, id) WHERE (state <> 'active'::text);--> statement-breakpoint
CREATE INDEX membership_off_by_role ON membership USING btree (org_id, state, shown_role, name_key, id) WHERE (state <> 'active'::text);--> statement-breakpoint
CREATE INDEX membership_search ON membership USING gin (org_id, search gin_trgm_ops) WITH (fastupdate='false');--> statement-breakpoint
CREATE INDEX membership_history_by_name ON membership_history USING btree (org_id, name_key, membership_id, valid_from);--> statement-breakpoint
CREATE INDEX organization_by_name ON organization USING btree (name_key, id);--> statement-breakpoint
CREATE INDEX organization_off_by_name ON organization USING btree (state, name_key, id) WHERE (state <> 'active'::text);--> statement-breakpoint
CREATE INDEX organization_search ON organization USING gin (search gin_trgm_ops) WITH (fastupdate='false');
