import { AccountField } from "./opened-by";

/** Ends the session. A form, because a link could be followed by anything that opens links. */
export function SignOut({ className, children }: { className: string; children?: React.ReactNode }) {
  return (
    <form action="/api/auth/sign-out" method="post">
      <AccountField />
      <button type="submit" className={className}>
        {children}
        <span>Sign out</span>
      </button>
    </form>
  );
}
