import { Notice } from "./notice";

/** Stands at the doors of an installation that nobody has set up yet: nobody can come in. */
export function NotSetUp() {
  return (
    <Notice kind="note">
      This installation is not set up yet, so no one can sign in. Open the link that the server printed when
      it started; restart the server to print a new one.
    </Notice>
  );
}
