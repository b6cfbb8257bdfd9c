import type { Metadata } from "next";
import { cookies, headers } from "next/headers";
import Link from "next/link";
import { redirect } from "next/navigation";
import { holder } from "@/app/_api/holder";
import { api } from "@/app/_api/server";
import { NotSetUp } from "@/app/_ui/not-set-up";
import { Notice } from "@/app/_ui/notice";
import { one, type SearchParams } from "@/app/_ui/search-params";
import { SignOut } from "@/app/_ui/sign-out";
import { sentenceOf } from "@/server/errors";
import { returnPath } from "@/server/policy/return-path";
import { SignInFields } from "./sign-in-fields";

export const metadata: Metadata = { title: "Sign in" };

const wrongPair = "Email and password don’t match. Check both and try again.";
// A Map, because the code comes from the URL: a plain object would also have a "constructor".
const obstacles: ReadonlyMap<string, string> = new Map([
  ["account_disabled", sentenceOf("account_disabled")],
  ["account_changed", sentenceOf("account_changed")],
  ["too_many", "Too many attempts. Wait a few minutes and try again."],
  ["busy", "Too many people are signing in at once. Try again in a moment."],
]);

/** Shown when signing in succeeded but the browser kept no cookie. */
const noCookie: Record<string, string> = {
  "1": "You’re not signed in, because your browser blocks cookies. Allow cookies for this site, then sign in again.",
  "signed-up":
    "You signed up, and an email is on its way to you. You’re not signed in here, because your browser blocks cookies. Allow cookies for this site, then sign in.",
};

/** A plain form that works without JavaScript. Errors come back in the URL. */
export default async function SignInPage({ searchParams }: { searchParams: SearchParams }) {
  const query = await searchParams;
  const code = one(query.error);
  const kept = one(query.kept) || (!code && (await cameBackWithoutCookies()) ? "1" : "");
  const callbackUrl = one(query.callbackUrl);
  const email = await typedBefore();
  if (!code) await goOnIfSignedIn(callbackUrl);
  const { setUp, signUpOpen } = await api.accounts.rules();
  if (!setUp) {
    return (
      <>
        <h1 className="mb-4">Sign in</h1>
        <NotSetUp />
      </>
    );
  }
  const signedIn = await holder();

  return (
    <>
      <h1>Sign in</h1>
      {signedIn && <SignedInAs {...signedIn} stale={code === "other_account"} />}
      <form action="/api/auth/sign-in" method="post" className="mt-5 grid gap-4">
        {obstacles.has(code) && <Notice kind="bad">{obstacles.get(code)}</Notice>}
        {Object.hasOwn(noCookie, kept) && <Notice kind="bad">{noCookie[kept]}</Notice>}
        <SignInFields email={email} wrong={code === "credentials" ? wrongPair : undefined} />
        {callbackUrl && <input type="hidden" name="callbackUrl" value={callbackUrl} />}
        <button type="submit" className="btn primary large">
          Sign in
        </button>
      </form>
      <p className="mt-6">
        <Link className="link" href="/forgot-password" prefetch={false}>
          Forgot your password?
        </Link>
      </p>
      {signUpOpen ? (
        <p className="mt-2 text-ink-2">
          New here?{" "}
          <Link className="link" href="/sign-up" prefetch={false}>
            Sign up and ask to join an organization
          </Link>
        </p>
      ) : (
        <p className="mt-2 text-ink-2">New here? Ask a manager of your organization to invite you.</p>
      )}
    </>
  );
}

/** The account this browser is signed in with. Signing in with another one ends that session. */
function SignedInAs(props: { name: string; email: string; stale: boolean }) {
  return (
    <div className="mt-4 grid gap-3">
      <Notice kind={props.stale ? "bad" : "note"}>
        You are now signed in as {props.name} ({props.email}).
        {props.stale && " The page you came from was opened with another account, so nothing was sent."}
      </Notice>
      <div className="flex flex-wrap gap-2">
        <a className="btn" href="/users">
          Continue as {props.name}
        </a>
        <SignOut className="btn" />
      </div>
    </div>
  );
}

/**
 * Whether this form was just submitted but the browser kept no cookie: the request comes from this page and has no
 * cookie at all.
 */
async function cameBackWithoutCookies(): Promise<boolean> {
  const [jar, head] = await Promise.all([cookies(), headers()]);
  const from = head.get("referer") ?? "";
  return jar.size === 0 && URL.canParse(from) && new URL(from).pathname === "/sign-in";
}

/** The address from a failed sign-in or a confirmation a moment ago; kept for two minutes. */
async function typedBefore(): Promise<string> {
  return ((await cookies()).get("typed")?.value ?? "").slice(0, 254);
}

/** Redirects people who are already signed in. */
async function goOnIfSignedIn(callbackUrl: string): Promise<void> {
  const { to } = await api.accounts.landing();
  if (to !== "/sign-in") redirect(returnPath(callbackUrl) ?? to);
}
