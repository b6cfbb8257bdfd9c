import type { Metadata } from "next";
import { api, orRefused } from "@/app/_api/server";
import { NoAccess } from "@/app/_ui/no-access";
import { PageHeader } from "@/app/_ui/page-header";
import { Day } from "@/app/_ui/time";
import { AwaitedEmail } from "./awaited-email";
import { Devices } from "./devices";
import { EmailForm } from "./email-form";
import { PasswordForm } from "./password-form";

export const metadata: Metadata = { title: "Security" };

/** The account's address, its password, and the devices that are signed in. */
export default async function SecurityPage() {
  const read = await orRefused(Promise.all([api.own.profile(), api.own.sessions(), api.accounts.rules()]));
  if (!read.ok) return <NoAccess refused={read} back={{ href: "/account", label: "Back to your account" }} />;
  const [{ email, awaited, passwordChangedAt }, sessions, { leastPasswordLength }] = read.value;

  return (
    <>
      <PageHeader title="Security" about="Your address, your password, and where you’re signed in." />
      <div className="grid max-w-[720px] gap-4">
        <section className="sheet p-5" aria-labelledby="email">
          <h2 id="email" className="mb-1">
            Email
          </h2>
          <p className="mb-3 text-ink-2">
            You sign in with <span className="break-all text-ink">{email}</span>.
          </p>
          {awaited ? <AwaitedEmail email={awaited} /> : <EmailForm />}
        </section>
        <section className="sheet p-5" aria-labelledby="password">
          <h2 id="password" className="mb-1">
            Password
          </h2>
          <p className="mb-3 text-ink-2">
            {passwordChangedAt && (
              <>
                Last changed <Day at={passwordChangedAt} />.{" "}
              </>
            )}
            Changing it signs out every other device.
          </p>
          <PasswordForm least={leastPasswordLength} />
        </section>
        <Devices sessions={sessions} now={Date.now()} />
      </div>
    </>
  );
}
