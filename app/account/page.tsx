import type { Metadata } from "next";
import { api, orRefused } from "@/app/_api/server";
import { NoAccess } from "@/app/_ui/no-access";
import { PageHeader } from "@/app/_ui/page-header";
import { chosenTheme } from "@/app/_ui/theme";
import { ThemeSwitch } from "@/app/_ui/theme-switch";
import { Day } from "@/app/_ui/time";
import { DeleteAccount } from "./delete-account";
import { NameForm } from "./name-form";

export const metadata: Metadata = { title: "Your account" };

/** The reader's name and theme, and deleting the account. */
export default async function AccountPage() {
  const [read, theme] = await Promise.all([
    orRefused(Promise.all([api.own.profile(), api.own.whyNotDelete()])),
    chosenTheme(),
  ]);
  if (!read.ok) return <NoAccess refused={read} back={{ href: "/", label: "Go to start page" }} />;
  const [profile, whyNotDelete] = read.value;

  return (
    <>
      <PageHeader title="Your account" about="Your profile across all organizations." />
      <div className="grid max-w-[720px] gap-4">
        <section className="sheet p-5" aria-labelledby="profile">
          <h2 id="profile" className="mb-3">
            Profile
          </h2>
          <NameForm name={profile.name} />
          <dl className="facts mt-5 border-t border-line pt-4">
            <dt>Email</dt>
            <dd translate="no">{profile.email}</dd>
            <dt>Account since</dt>
            <dd>
              <Day at={profile.createdAt} />
            </dd>
            {profile.platformAdmin && (
              <>
                <dt>Role</dt>
                <dd>PlatformAdmin</dd>
              </>
            )}
          </dl>
        </section>
        <section className="sheet p-5" aria-labelledby="theme">
          <h2 id="theme" className="mb-1">
            Theme
          </h2>
          <p className="mb-3 text-ink-2">Saved in this browser.</p>
          <ThemeSwitch now={theme} />
        </section>
        <section className="sheet p-5" aria-labelledby="end">
          <h2 id="end" className="mb-1">
            Delete your account
          </h2>
          <DeleteAccount whyNot={whyNotDelete} />
        </section>
      </div>
    </>
  );
}
