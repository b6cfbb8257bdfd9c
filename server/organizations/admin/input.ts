import { z } from "zod/mini";
import { email, organizationName } from "@/server/accounts/input";
import { joinPolicies, slug } from "@/server/organizations/input";
import { cursorText, keyText, lineText, rawText, searchText } from "@/server/text/input";

export const organizationSorts = ["name", "created", "members", "managers", "waiting", "oldest"] as const;
export type OrganizationSort = (typeof organizationSorts)[number];

export const organizationStates = ["active", "awaiting_manager", "suspended", "archived"] as const;

/** How many active Managers: none, one alone, or as many as advised (KIO-25). */
export const managerCountFilters = ["none", "one", "enough"] as const;

export const listOrganizationsInput = z.strictObject({
  search: searchText,
  state: z.optional(z.enum(organizationStates)),
  managers: z.optional(z.enum(managerCountFilters)),
  sort: z._default(z.enum(organizationSorts), "name"),
  descending: z._default(z.boolean(), false),
  after: cursorText,
});
export type ListOrganizations = z.infer<typeof listOrganizationsInput>;

export const oneOrganizationInput = z.strictObject({ slug });

export const findAccountsInput = z.strictObject({ search: lineText(200) });

const id = z.uuid("Choose from the list.");

const optionalSlug = z.optional(
  rawText().check(
    z.refine(
      // Empty means: made from the name.
      (text) => text === "" || slug.safeParse(text).success,
      "Use 1 to 48 of a–z, 0–9 and hyphens inside.",
    ),
  ),
);

/** Why, in a line; the people concerned read it in the mail. */
const reason = z.optional(lineText(500));

export const createOrganizationInput = z.strictObject({
  name: organizationName,
  slug: optionalSlug,
  joinPolicy: z._default(z.enum(joinPolicies), "approval"),
  listed: z._default(z.boolean(), true),
  /** What it begins with: a catalog by its key, with its ready-made permission sets. Absent: the default, and none. */
  preset: z.optional(keyText(80)),
  /** The first Manager's account; absent: oneself. */
  account: z.optional(id),
  /** Or the address of who is invited to be it; until they accept, the organization awaits its Manager. */
  email: z.optional(email),
});

/** Where anybody may create one, who does is its Manager. */
export const foundOrganizationInput = z.strictObject({ name: organizationName, slug: optionalSlug });

export const renameOrganizationInput = z.strictObject({ id, name: organizationName });

export const organizationReasonInput = z.strictObject({ id, reason });

export const deleteOrganizationInput = z.strictObject({
  id,
  confirmation: lineText(200),
});

/** To an account of the platform, or to whoever is invited at an address. */
export const handOverInput = z.union([
  z.strictObject({ id, account: z.uuid("Choose somebody from the list."), reason }),
  z.strictObject({ id, email, reason }),
]);
