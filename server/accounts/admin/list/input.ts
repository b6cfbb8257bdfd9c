import { z } from "zod/mini";
import { cursorText, searchText } from "@/server/text/input";

export const accountSorts = ["name", "created", "active"] as const;
export type AccountSort = (typeof accountSorts)[number];

export const accountRoles = ["admins", "managers", "members", "nowhere"] as const;
export const accountStates = ["active", "disabled", "never", "inactive"] as const;

export const listAccountsInput = z.strictObject({
  search: searchText,
  role: z.optional(z.enum(accountRoles)),
  state: z.optional(z.enum(accountStates)),
  sort: z._default(z.enum(accountSorts), "name"),
  descending: z._default(z.boolean(), false),
  after: cursorText,
});
export type ListAccounts = z.infer<typeof listAccountsInput>;
