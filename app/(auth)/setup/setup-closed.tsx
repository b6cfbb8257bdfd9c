import Link from "next/link";

/** The answer to a used, expired or unknown setup link; it is the same for all three. */
export function SetupClosed() {
  return (
    <>
      <h1>This setup link isn’t valid</h1>
      <p className="mt-2 mb-5 text-ink-2">
        A setup link works once, until a newer one is printed. If setup isn’t done yet, restart the server to
        print a new link. Otherwise, sign in.
      </p>
      <Link className="btn primary" href="/sign-in" prefetch={false}>
        Sign in
      </Link>
    </>
  );
}
