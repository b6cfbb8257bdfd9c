import type { Person } from "./member";

type Moment = Person["history"][number];
export type HistoryLine = { at: string; text: string };

/** Tells the states of a membership, newest first, as what happened: "Became Manager", "Disabled". */
export function historyLines({ history, joinedAt }: Pick<Person, "history" | "joinedAt">): HistoryLine[] {
  return history.map((state, index) => {
    const before = history[index + 1];
    return before ? { at: state.from, text: whatChanged(before, state) } : { at: joinedAt, text: "Joined" };
  });
}

function whatChanged(before: Moment, after: Moment): string {
  const said = [
    before.role !== after.role && `Became ${after.role}`,
    before.enabled !== after.enabled && (after.enabled ? "Enabled" : "Disabled"),
    before.approved !== after.approved && (after.approved ? "Approved" : "Approval taken back"),
    before.accountDisabled !== after.accountDisabled &&
      (after.accountDisabled ? "Account disabled by the platform" : "Account enabled by the platform"),
    before.name !== after.name && `Name shown changed from ${before.name} to ${after.name}`,
    before.email !== after.email && `Address changed from ${before.email} to ${after.email}`,
  ].filter(Boolean);
  return said.length > 0 ? said.join(". ") : "Changed";
}
