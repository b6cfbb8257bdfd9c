import { z } from "zod/mini";
import { email, newPassword, personName, token } from "@/server/accounts/input";
import { dayOrNone } from "@/server/days/input";
import { slug } from "@/server/organizations/input";
import { mostInvited } from "@/server/policy/invitation";
import { cursorText, keyText, linesText, rawText, searchText } from "@/server/text/input";

const org = slug;
const id = z.uuid();

/** What was typed into the field for addresses. */
const typedAddresses = rawText("Enter at least one address.").check(
  z.minLength(1, "Enter at least one address."),
  z.maxLength(30_000, "That’s too many at once. Send the rest afterwards, or import a CSV."),
);

/** The last day of a membership, YYYY-MM-DD, through 23:59:59 UTC; or nothing. */
const lastDay = z.optional(dayOrNone);

/** The personal line in the mail, or nothing. */
const note = z.optional(linesText(500));

const permissions = z._default(z.array(keyText(60)).check(z.maxLength(100)), []);

const chosen = z._default(z.array(z.uuid()).check(z.maxLength(50, "Choose at most 50.")), []);

/** What everybody in one sending is invited to. */
const terms = {
  role: z.enum(["Member", "Manager"]),
  permissions,
  sets: chosen,
  teams: chosen,
  lastDay,
  note,
};

export const previewInput = z.strictObject({ org, people: typedAddresses });

export const sendInput = z.strictObject({
  org,
  people: z
    .array(z.strictObject({ email, name: z.optional(z.nullable(personName)) }))
    .check(
      z.minLength(1, "Enter at least one address."),
      z.maxLength(mostInvited, `Invite at most ${mostInvited} at once.`),
    ),
  ...terms,
});

/** What a list of invitations shows; `undelivered` are open ones whose last mail did not arrive. */
export const invitationsShown = [
  "all",
  "open",
  "undelivered",
  "expired",
  "accepted",
  "declined",
  "revoked",
] as const;
export type InvitationsShown = (typeof invitationsShown)[number];

export const listInvitationsInput = z.strictObject({
  org,
  show: z._default(z.enum(invitationsShown), "all"),
  search: searchText,
  after: cursorText,
});

export const oneInvitation = z.strictObject({ org, id });
export const correctInput = z.strictObject({ org, id, email });

/** A checked file from a line on; all of its rows, or those that invite nobody. */
export const checkedFileInput = z.strictObject({
  org,
  id,
  after: z._default(z.int().check(z.minimum(0), z.maximum(100_000)), 0),
  faulty: z._default(z.boolean(), false),
});

export const invitationLinkInput = z.strictObject({ token });
export const joinInput = z.strictObject({ token, name: personName, password: newPassword });
export const ownInvitation = z.strictObject({ organization: z.uuid(), id });
/** By a link, or one's own by its id: what counts is the confirmed address, either way. */
export const acceptInput = z.union([invitationLinkInput, ownInvitation]);

/** What the form of Add User holds; the addresses as they were typed. */
export const addUserInput = z.strictObject({
  ...terms,
  people: typedAddresses,
  permissions: z.array(keyText(80)),
  sets: z.array(keyText(80)),
  teams: z.array(keyText(80)),
});
