import type { Metadata } from "next";
import Link from "next/link";
import { api, orRefused } from "@/app/_api/server";
import { NotSetUp } from "@/app/_ui/not-set-up";
import { Notice } from "@/app/_ui/notice";
import { SignUpForm } from "./sign-up-form";

export const metadata: Metadata = { title: "Sign up" };

/** Creates an account together with a request to join one organization (KIO-20, KIO-27). */
export default async function SignUpPage() {
  const [listed, rules] = await Promise.all([orRefused(api.organizations.listed({})), api.accounts.rules()]);
  return (
    <>
      <h1>Sign up</h1>
      <p className="mt-1 mb-5 text-ink-2">
        {rules.setUp && rules.signUpOpen && (
          <>
            Choose the organization you want to join. Its managers review your request, and we&rsquo;ll email
            you.
          </>
        )}
      </p>
      {!rules.setUp ? (
        <NotSetUp />
      ) : !rules.signUpOpen ? (
        <Notice kind="note">
          New accounts need an invitation. Ask a manager of your organization to invite you.
        </Notice>
      ) : listed.ok ? (
        <SignUpForm listed={listed.value} least={rules.leastPasswordLength} />
      ) : (
        <Notice kind="bad">{listed.message}</Notice>
      )}
      <p className="mt-6 text-ink-2">
        Already have an account?{" "}
        <Link className="link" href="/sign-in" prefetch={false}>
          Sign in
        </Link>
      </p>
    </>
  );
}
