import { z } from "zod/mini";

export const accountSorts = ["name", "created", "active"] as const;
export type AccountSort = (typeof accountSorts)[number];

export const accountRoles = ["admins", "managers", "members", "nowhere"] as const;
export const accountStates = ["active", "disabled", "never", "inactive"] as const;

export const listAccountsInput = z.strictObject({
  search: z.optional(z.string().check(z.maxLength(200))),
  role: z.optional(z.enum(accountRoles)),
  state: z.optional(z.enum(accountStates)),
  sort: z._default(z.enum(accountSorts), "name"),
  descending: z._default(z.boolean(), false),
  after: z.optional(z.string().check(z.maxLength(1000))),
});
export type ListAccounts = z.infer<typeof listAccountsInput>;
