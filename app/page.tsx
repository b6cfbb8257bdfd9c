import Link from "next/link";
import { redirect } from "next/navigation";
import { api } from "@/app/_api/server";
import { Brand } from "./_ui/brand";
import { NotSetUp } from "./_ui/not-set-up";
import { chosenTheme } from "./_ui/theme";
import { ThemeSwitch } from "./_ui/theme-switch";

/** The start page, with Sign in and Sign up. People who are signed in are redirected to their landing page. */
export default async function StartPage() {
  const { to } = await api.accounts.landing();
  if (to !== "/sign-in") redirect(to);
  const { setUp, signUpOpen } = await api.accounts.rules();
  return (
    <div className="lone">
      <header>
        <Brand />
      </header>
      <main id="main" tabIndex={-1}>
        <h1>Membership and access for your organizations</h1>
        <p className="mt-2 mb-6 text-ink-2">
          {setUp && signUpOpen && "Sign up to request access; a manager will review it."}
          {setUp && !signUpOpen && "New here? Ask a manager of your organization to invite you."}
        </p>
        {!setUp && <NotSetUp />}
        <div className="flex flex-wrap gap-2">
          {setUp && (
            <Link className="btn primary large" href="/sign-in" prefetch={false}>
              Sign in
            </Link>
          )}
          {setUp && signUpOpen && (
            <Link className="btn large" href="/sign-up" prefetch={false}>
              Sign up
            </Link>
          )}
        </div>
      </main>
      <footer>
        <ThemeSwitch now={await chosenTheme()} />
      </footer>
    </div>
  );
}
