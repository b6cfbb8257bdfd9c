/**
 * An email address that breaks before its domain where it has to break, so that the domain is read whole; no browser
 * translates it.
 */
export function breakableAddress(email: string) {
  const at = email.lastIndexOf("@");
  return (
    <span translate="no">
      {email.slice(0, at)}
      <wbr />
      {email.slice(at)}
    </span>
  );
}
