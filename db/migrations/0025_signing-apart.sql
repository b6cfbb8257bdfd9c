-- Signing with assigned keypairs was an action of "Manage keypair" and is a permission of its own now. Whoever was given
-- the one is given the other as well, for the same time, so that nobody loses what they could do.
INSERT INTO "access_grant" ("org_id", "membership_id", "team_id", "permission", "starts_at", "expires_at", "granted_by", "reason")
SELECT "org_id", "membership_id", "team_id", 'keypair.sign', "starts_at", "expires_at", "granted_by", 'Signing was part of Manage keypair before.'
  FROM "access_grant" WHERE "permission" = 'keypair.manage' AND "ended_at" IS NULL AND ("expires_at" IS NULL OR "expires_at" > now());--> statement-breakpoint
UPDATE "permission_set" SET "keys" = array_append("keys", 'keypair.sign'), "version" = "version" + 1
 WHERE 'keypair.manage' = any("keys") AND NOT 'keypair.sign' = any("keys");--> statement-breakpoint
UPDATE "invitation" SET "permissions" = array_append("permissions", 'keypair.sign')
 WHERE "status" = 'open' AND 'keypair.manage' = any("permissions") AND NOT 'keypair.sign' = any("permissions");
