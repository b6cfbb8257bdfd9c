import { headers } from "next/headers";
import { type RefusalCode, refusals } from "@/server/errors";
import { notePageStatus } from "@/server/http/page-status";
import { ManagersNamed, WhomToAsk } from "./managers-named";
import { NavLink } from "./nav-link";

type Props = {
  /** The refusal, as `orRefused` gives it. */
  refused: { code: RefusalCode; message: string };
  back: { href: string; label: string };
};

/** What passes by itself: nothing is wrong with this person's access. */
const passing: RefusalCode[] = ["busy", "unavailable", "too_many"];

/** What keeps a member out of the whole organization until others let them in again. */
const shutOut: RefusalCode[] = ["membership_disabled", "membership_expired", "organization_suspended"];

/** A page that cannot be shown to this person, or not now: the reason in words, its status, and a way on. */
export async function NoAccess({ refused, back }: Props) {
  const head = await headers();
  const requestId = head.get("x-gatehouse-request-id");
  if (requestId) notePageStatus(requestId, refusals[refused.code].status);
  const passes = passing.includes(refused.code);
  return (
    <>
      <h1>{passes ? "This page isn’t available right now" : "No access to this page"}</h1>
      <p className="mt-1 mb-2 max-w-[62ch] text-ink-2">{refused.message}</p>
      <People code={refused.code} path={head.get("x-gatehouse-path")} />
      <div className="mt-4 flex flex-wrap gap-2">
        {/* A whole request and no step of the router: what failed may have been the router's own fetch. */}
        {passes && (
          <a className="btn primary" href={head.get("x-gatehouse-path") ?? ""}>
            Try again
          </a>
        )}
        <NavLink className="btn" href={back.href}>
          {back.label}
        </NavLink>
      </div>
    </>
  );
}

/** The people of an organization who can help: they are named, so that this page is no dead end. */
function People({ code, path }: { code: RefusalCode; path: string | null }) {
  const org = /^\/o\/([^/?]+)/.exec(path ?? "")?.[1];
  if (!org) return null;
  if (code === "not_allowed") return <ManagersNamed org={org} />;
  return shutOut.includes(code) ? <WhomToAsk org={org} /> : null;
}
