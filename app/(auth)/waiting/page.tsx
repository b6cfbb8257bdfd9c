import type { Metadata } from "next";
import { api, orRefused } from "@/app/_api/server";
import { NavLink } from "@/app/_ui/nav-link";
import { Notice } from "@/app/_ui/notice";
import { SignOut } from "@/app/_ui/sign-out";
import { AskForm } from "./ask-form";
import { MyInvitations } from "./my-invitations";
import { MyOrganizations } from "./my-organizations";
import { MyRequest } from "./my-request";

export const metadata: Metadata = { title: "Your requests" };

/** The reader's requests with their status, and a form to ask another organization (CASE-14). */
export default async function WaitingPage() {
  const own = await orRefused(Promise.all([api.accounts.me(), api.requests.mine(), api.invitations.mine()]));
  if (!own.ok) return <Notice kind="bad">{own.message}</Notice>;
  const [me, requests, invitations] = own.value;
  const [listed, rules] = await Promise.all([orRefused(api.organizations.listed({})), api.accounts.rules()]);
  const waits = requests.some((request) => request.status === "pending");
  const now = Date.now();

  return (
    <div className="roomy">
      <h1>{waits ? "Pending Approval" : "Your requests"}</h1>
      <p className="mt-1 text-ink-2">
        {waits
          ? "The managers have your request. We’ll email you when one of them decides."
          : "You have no open requests. Choose an organization below to ask to join it."}
      </p>
      <MyInvitations invitations={invitations} />
      <MyOrganizations organizations={me.organizations} />
      {requests.length > 0 && (
        <ul className="sheet mt-5" aria-label="Your requests">
          {requests.map((request) => (
            <MyRequest key={request.id} request={request} now={now} />
          ))}
        </ul>
      )}
      <section className="mt-9" aria-labelledby="choose">
        <h2 id="choose" className="mb-3">
          Choose {requests.length > 0 ? "another" : "an"} organization
        </h2>
        {listed.ok ? <AskForm listed={listed.value} /> : <Notice kind="bad">{listed.message}</Notice>}
        {rules.mayFound && (
          <p className="mt-4 text-ink-2">
            Yours isn’t here yet?{" "}
            <NavLink className="link" href="/new-organization">
              Create an organization
            </NavLink>
          </p>
        )}
      </section>
      <section className="mt-9 flex flex-wrap items-center justify-between gap-3 border-t border-line pt-5">
        <span className="text-ink-2">
          Signed in as{" "}
          <span className="break-all text-ink" translate="no">
            {me.email}
          </span>
        </span>
        <span className="flex flex-wrap gap-2">
          <NavLink className="btn" href="/account">
            Your account
          </NavLink>
          <SignOut className="btn" />
        </span>
      </section>
    </div>
  );
}
