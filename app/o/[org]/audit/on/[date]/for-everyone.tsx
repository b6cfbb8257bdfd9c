import { Notice } from "@/app/_ui/notice";
import { listed } from "@/server/policy/text";

type Then = { state: string; catalogs: string[]; teamsOn: boolean } | null;

/** What held for everyone in the organization at that moment, which no row can say by itself. */
export function ForEveryone({ org, then }: { org: string; then: Then }) {
  if (!then)
    return (
      <Notice kind="note">
        <p>
          Not known for this moment: whether {org} was suspended, and which catalogs and teams were on. This
          began to be recorded later.
        </p>
      </Notice>
    );
  return (
    <>
      {then.state === "suspended" && (
        <Notice kind="note">
          <p>{org} was suspended at this moment. Only PlatformAdmins could open it.</p>
        </Notice>
      )}
      {then.state === "archived" && (
        <Notice kind="note">
          <p>{org} was archived at this moment. No one could open it.</p>
        </Notice>
      )}
      <p className="text-ink-2">
        Permissions counted from {listed(then.catalogs)}.{" "}
        {then.teamsOn ? "Teams were on." : "Teams were off, so what was granted to a team reached no one."}
      </p>
    </>
  );
}
