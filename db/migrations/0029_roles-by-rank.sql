-- The shown role sorts by rank: a PlatformAdmin's is "admin", before "manager" and "member".
UPDATE "membership" SET "shown_role" = 'admin' WHERE "shown_role" = 'platform_admin';
