import { headers } from "next/headers";
import { type RefusalCode, refusals } from "@/server/errors";
import { notePageStatus } from "@/server/http/page-status";
import { ManagersNamed } from "./managers-named";
import { NavLink } from "./nav-link";

type Props = {
  /** The refusal, as `orRefused` gives it. */
  refused: { code: RefusalCode; message: string };
  back: { href: string; label: string };
};

/** What passes by itself: nothing is wrong with this person's access. */
const passing: RefusalCode[] = ["busy", "unavailable", "too_many"];

/** A page that cannot be shown to this person, or not now: the reason in words, its status, and a way on. */
export async function NoAccess({ refused, back }: Props) {
  const head = await headers();
  const requestId = head.get("x-gatehouse-request-id");
  if (requestId) notePageStatus(requestId, refusals[refused.code].status);
  return (
    <>
      <h1>{passing.includes(refused.code) ? "This page cannot be shown now" : "No access to this page"}</h1>
      <p className="mt-1 mb-2 max-w-[62ch] text-ink-2">{refused.message}</p>
      {refused.code === "not_allowed" && <WhomToAsk path={head.get("x-gatehouse-path")} />}
      <NavLink className="btn mt-2" href={back.href}>
        {back.label}
      </NavLink>
    </>
  );
}

/** Inside an organization what one may not do oneself is asked of its Managers, so they are named. */
function WhomToAsk({ path }: { path: string | null }) {
  const org = /^\/o\/([^/?]+)/.exec(path ?? "")?.[1];
  return org ? <ManagersNamed org={org} /> : null;
}
