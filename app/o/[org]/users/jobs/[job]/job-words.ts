import type { api } from "@/app/_api/browser";
import { grouped } from "@/app/_ui/counted";

export type Job = Awaited<ReturnType<typeof api.jobs.get.query>>;

const many = (one: string, more: string) => (total: number) =>
  total === 1 ? `one ${one}` : `${grouped(total)} ${more}`;
const requests = many("request", "requests");
const people = many("person", "people");
const queue = { path: "/pending", label: "Pending Approval" };

/** For each kind of bulk action: its title, what was done to each person, and the page it was started from. */
export const jobWords: Record<
  Job["kind"],
  { title: (total: number) => string; did: string; back: { path: string; label: string } }
> = {
  "requests.approve": { title: (total) => `Approving ${requests(total)}`, did: "approved", back: queue },
  "requests.reject": { title: (total) => `Rejecting ${requests(total)}`, did: "rejected", back: queue },
  "members.remove": {
    title: (total) => `Removing ${people(total)}`,
    did: "removed",
    back: { path: "", label: "Users" },
  },
  "invitations.import": {
    title: (total) => `Inviting ${people(total)}`,
    did: "invited",
    back: { path: "?status=invited", label: "Invited" },
  },
};
