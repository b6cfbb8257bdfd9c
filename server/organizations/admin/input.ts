import { z } from "zod/mini";
import { email, organizationName } from "@/server/accounts/input";
import { joinPolicies, slug } from "@/server/organizations/input";
import { cursorText, keyText, lineText, rawText, searchText } from "@/server/text/input";

export const organizationSorts = ["name", "created", "members", "managers", "waiting", "oldest"] as const;
export type OrganizationSort = (typeof organizationSorts)[number];

export const organizationStates = ["active", "awaiting_manager", "suspended", "archived"] as const;

/** Filter by number of active Managers: none, only one, or two and more (KIO-25). */
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
      // When empty, the slug is created from the name.
      (text) => text === "" || slug.safeParse(text).success,
      "Use 1 to 48 characters: a–z, 0–9, and hyphens in between.",
    ),
  ),
);

/** The reason, in one line; the managers read it in the email. */
const reason = z.optional(lineText(500));

export const createOrganizationInput = z.strictObject({
  name: organizationName,
  slug: optionalSlug,
  joinPolicy: z._default(z.enum(joinPolicies), "approval"),
  listed: z._default(z.boolean(), true),
  /** The key of the catalog to start with, including its ready-made permission sets. Without it: the default catalog, no sets. */
  preset: z.optional(keyText(80)),
  /** The account of the first Manager; without it, the caller. */
  account: z.optional(id),
  /** Or the address to invite as first Manager; until they accept, the organization has none. */
  email: z.optional(email),
});

/** For platforms where anyone can create an organization; the creator is its Manager. */
export const foundOrganizationInput = z.strictObject({ name: organizationName, slug: optionalSlug });

export const renameOrganizationInput = z.strictObject({ id, name: organizationName });

export const organizationReasonInput = z.strictObject({ id, reason });

export const deleteOrganizationInput = z.strictObject({
  id,
  confirmation: lineText(200),
});

/** The new Manager: an existing account, or an address to invite. */
export const handOverInput = z.union([
  z.strictObject({ id, account: z.uuid("Choose a person from the list."), reason }),
  z.strictObject({ id, email, reason }),
]);
