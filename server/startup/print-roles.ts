import { rolesSql } from "@/db/roles";
import { env } from "@/server/env";
import { installation } from "@/server/transaction/pools";

/**
 * `npm run db:roles`: what an administrator runs where the owner of the database may not make roles. Holds
 * passwords, derived from GATEHOUSE_SECRET.
 */
const owner = new URL(env().DATABASE_URL ?? "postgres://owner@host/gatehouse").username;
for (const statement of rolesSql(installation(), owner)) console.log(`${statement};`);
