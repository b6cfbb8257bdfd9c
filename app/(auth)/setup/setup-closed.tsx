import Link from "next/link";

/** What a link that was used, has ended or never was answers. All three look the same. */
export function SetupClosed() {
  return (
    <>
      <h1>This set-up link is not open</h1>
      <p className="mt-2 mb-5 text-ink-2">
        The server prints a link when it starts and nobody has set it up yet. A used or older link no longer
        works: start the server anew to get one, or sign in.
      </p>
      <Link className="btn primary" href="/sign-in" prefetch={false}>
        Sign in
      </Link>
    </>
  );
}
