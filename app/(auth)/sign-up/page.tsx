import type { Metadata } from "next";
import Link from "next/link";
import { api, orRefused } from "@/app/_api/server";
import { Notice } from "@/app/_ui/notice";
import { SignUpForm } from "./sign-up-form";

export const metadata: Metadata = { title: "Sign up" };

/** Signing up, which asks one organization to be let in (KIO-20, KIO-27). */
export default async function SignUpPage() {
  const [listed, rules] = await Promise.all([orRefused(api.organizations.listed({})), api.accounts.rules()]);
  return (
    <>
      <h1>Sign up</h1>
      <p className="mt-1 mb-5 text-ink-2">
        You ask one organization to let you in. Its Managers decide, and you hear by mail.
      </p>
      {!rules.signUpOpen ? (
        <Notice kind="note">
          People do not sign up here by themselves. Ask a Manager of your organization to invite you.
        </Notice>
      ) : listed.ok ? (
        <SignUpForm listed={listed.value} least={rules.leastPasswordLength} />
      ) : (
        <Notice kind="bad">{listed.message}</Notice>
      )}
      <p className="mt-6 text-ink-2">
        Signed up before?{" "}
        <Link className="link" href="/sign-in" prefetch={false}>
          Sign in
        </Link>
      </p>
    </>
  );
}
