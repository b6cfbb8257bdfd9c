import type { AilingRow } from "@/app/_ui/health/ailing-table";
import type { HealthKind } from "@/server/health/input";

type List = {
  label: string;
  advice: string;
  caption: string;
  when: string;
  remedy: { label: string; href: (row: AilingRow) => string };
};

/** What each number says, what to do about it, and the remedy of its rows. */
export const healthLists = (base: string): Record<HealthKind, List> => ({
  waiting: {
    label: "requests waiting for more than 7 days",
    advice: "Decide, or write to them.",
    caption: "Requests that wait for more than 7 days",
    when: "Asked",
    remedy: { label: "Decide", href: () => `${base}/users/pending` },
  },
  never: {
    label: "people who never came",
    advice: "Ask them, or remove them.",
    caption: "People who joined more than 7 days ago and never came",
    when: "Joined",
    remedy: { label: "Edit", href: ({ id }) => `${base}/users/${id}` },
  },
  inactive: {
    label: "people not here for 90 days",
    advice: "Remove whoever left.",
    caption: "People who were not here for 90 days",
    when: "Last here",
    remedy: { label: "Edit", href: ({ id }) => `${base}/users/${id}` },
  },
  invitations: {
    label: "invitations that expired",
    advice: "Reinvite, or revoke.",
    caption: "Invitations that expired",
    when: "Expired",
    remedy: { label: "Reinvite", href: () => `${base}/invitations` },
  },
  grants: {
    label: "grants that end within two weeks",
    advice: "Extend what is still needed.",
    caption: "Grants that end within two weeks",
    when: "Ends",
    remedy: { label: "Extend", href: () => `${base}/permissions` },
  },
});
