-- Apostrophes and dashes that NFKD takes out of other signs ("ŉ", "⁻") are compared like all others. A stored column is
-- computed again when what it is made of is written.
create or replace function folded(p_text text) returns text language sql immutable parallel safe as $$
  select replace(replace(replace(replace(translate(lower(regexp_replace(normalize(
           translate(p_text, '´`‘’‚‛ʹʻʼʽˈ′‵՚＇‐‑‒–—―−﹘﹣－', '''''''''''''''''''''''''''''''----------'), NFKD),
           '[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f\u00ad\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2800\ufe00-\ufe0f\ufeff\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]',
           '', 'g') collate "und-x-icu"), 'łđðøıħŧς´`‘’‚‛ʹʻʼʽˈ′‵՚＇‐‑‒–—―−﹘﹣－',
         'lddoihtσ''''''''''''''''''''''''''''''----------'), 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th')
$$;--> statement-breakpoint
UPDATE "account" SET "name" = "name" WHERE "name_key" <> folded(name) OR "search" <> folded(name || ' ' || email);--> statement-breakpoint
UPDATE "audit_person" SET "email" = "email" WHERE "email_key" <> folded(email) OR "search" <> ' ' || folded(name || ' ' || email);--> statement-breakpoint
UPDATE "invitation" SET "email" = "email" WHERE "search" <> folded(coalesce(name, '') || ' ' || email);--> statement-breakpoint
UPDATE "membership" SET "name" = "name" WHERE "name_key" <> folded(name) OR "email_key" <> folded(email) OR "search" <> folded(name || ' ' || email);--> statement-breakpoint
UPDATE "membership_history" SET "name" = "name" WHERE "name_key" <> folded(name);--> statement-breakpoint
UPDATE "organization" SET "name" = "name" WHERE "name_key" <> folded(name) OR "search" <> folded(name || ' ' || slug);--> statement-breakpoint
UPDATE "permission_set" SET "name" = "name" WHERE "order_key" <> folded(name);--> statement-breakpoint
UPDATE "team" SET "name" = "name" WHERE "order_key" <> folded(name);
