import { Chip } from "@/app/_ui/chip";
import { listAddress } from "@/app/_ui/list-address";
import type { MemberStatus } from "@/server/policy/member-status";
import type { MembersQuery } from "./members-query";

/** What a status is called in filters. */
export const statusLabels: Record<MemberStatus, string> = {
  active: "Active",
  disabled: "Disabled",
  unapproved: "Not approved",
  expired: "Expired",
  ended: "Ended",
};

/** What narrows the list besides the search, each with the way to take it back. */
export function FilterChips({ base, query }: { base: string; query: MembersQuery }) {
  const texts = {
    role: query.role && `Role: ${query.role}`,
    status: query.status && `Status: ${statusLabels[query.status]}`,
    name: query.name && `Name: “${query.name}”`,
    email: query.email && `Email: “${query.email}”`,
  };
  return Object.entries(texts).map(
    ([name, text]) =>
      text && (
        <Chip
          key={name}
          text={text}
          without={listAddress(base, query, { [name]: undefined })}
          remove={`Remove the filter ${text}`}
        />
      ),
  );
}
