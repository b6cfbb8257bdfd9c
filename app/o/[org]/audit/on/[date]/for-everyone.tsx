import { Notice } from "@/app/_ui/notice";
import { listed } from "@/server/policy/text";

type Then = { state: string; catalogs: string[]; teamsOn: boolean } | null;

/** What applied to the whole organization at that time and isn’t part of any row. */
export function ForEveryone({ org, then }: { org: string; then: Then }) {
  if (!then)
    return (
      <Notice kind="note">
        <p>
          Not recorded for this time: whether {org} was suspended, and which catalogs and teams were turned
          on.
        </p>
      </Notice>
    );
  return (
    <>
      {then.state === "suspended" && (
        <Notice kind="note">
          <p>{org} was suspended at this time. Only platform admins could open it.</p>
        </Notice>
      )}
      {then.state === "archived" && (
        <Notice kind="note">
          <p>{org} was archived at this time. No one could open it.</p>
        </Notice>
      )}
      <p className="text-ink-2">
        Permissions came from {listed(then.catalogs)}.{" "}
        {then.teamsOn
          ? "Teams were turned on."
          : "Teams were turned off, so permissions granted to teams had no effect."}
      </p>
    </>
  );
}
