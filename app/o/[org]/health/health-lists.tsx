import type { AilingRow } from "@/app/_ui/health/ailing-table";
import { Extend } from "@/app/_ui/health/extend";
import { NavLink } from "@/app/_ui/nav-link";

const editUser = (base: string) => ({
  what: "Email",
  about: ({ id }: AilingRow) => `${base}/users/${id}`,
  remedy: ({ id }: AilingRow, called: string) => (
    <NavLink className="btn small" href={`${base}/users/${id}`}>
      Edit
      <span className="sr-only" translate="no">
        {" "}
        {called}
      </span>
    </NavLink>
  ),
});

/** What the lists of this page are called, and the remedy of their rows. */
export const healthLists = (base: string) => ({
  never: {
    ...editUser(base),
    caption: "People who joined more than 7 days ago and have never been active",
    when: "Joined",
  },
  inactive: { ...editUser(base), caption: "People inactive for 90 days", when: "Last active" },
  grants: {
    caption: "Grants that end within two weeks",
    what: "What",
    when: "Ends",
    about: ({ given }: AilingRow) =>
      given?.team ? `${base}/teams/${given.team}` : `${base}/permissions/${given?.member}`,
    remedy: (row: AilingRow, called: string) => <Extend row={row} called={called} />,
  },
});

const here = "/health?show=";

/** What is counted, what each number says and advises, and the list it opens. */
export const healthMeasures = [
  {
    name: "waiting",
    label: [
      "person waiting for approval for more than 7 days",
      "people waiting for approval for more than 7 days",
    ],
    advice: "Decide, or send them a message.",
    list: "/users/pending?show=late",
  },
  {
    name: "never",
    label: ["person who has never been active", "people who have never been active"],
    advice: "Ask them, or remove them.",
    list: `${here}never#list`,
  },
  {
    name: "inactive",
    label: ["person inactive for 90 days", "people inactive for 90 days"],
    advice: "Remove people who have left.",
    list: `${here}inactive#list`,
  },
  {
    name: "invitations",
    label: ["invitation that expired", "invitations that expired"],
    advice: "Reinvite, or revoke.",
    list: "/invitations?show=expired",
  },
  {
    name: "grants",
    label: ["grant that ends within two weeks", "grants that end within two weeks"],
    advice: "Extend what is still needed.",
    list: `${here}grants#list`,
  },
] as const;
