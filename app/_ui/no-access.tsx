import { headers } from "next/headers";
import { type RefusalCode, refusals } from "@/server/errors";
import { notePageStatus } from "@/server/http/page-status";
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
  const requestId = (await headers()).get("x-gatehouse-request-id");
  if (requestId) notePageStatus(requestId, refusals[refused.code].status);
  return (
    <>
      <h1>{passing.includes(refused.code) ? "This page cannot be shown now" : "No access to this page"}</h1>
      <p className="mt-1 mb-4 max-w-[62ch] text-ink-2">{refused.message}</p>
      <NavLink className="btn" href={back.href}>
        {back.label}
      </NavLink>
    </>
  );
}
