import { z } from "zod/mini";
import { slug } from "@/server/organizations/input";

/** What a health board can list, besides what other lists already show. */
export const healthKinds = ["waiting", "never", "inactive", "invitations", "grants"] as const;
export type HealthKind = (typeof healthKinds)[number];

export const healthInput = z.strictObject({ org: slug, show: z.optional(z.enum(healthKinds)) });
export const platformHealthInput = z.strictObject({ show: z.optional(z.enum(["invitations", "grants"])) });
