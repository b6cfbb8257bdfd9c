import { Notice } from "./notice";

/** Shown on the sign-in and sign-up pages until the installation is set up. */
export function NotSetUp() {
  return (
    <Notice kind="note">
      This installation is not set up yet, so no one can sign in. Open the link that the server printed when
      it started; restart the server to print a new one.
    </Notice>
  );
}
