/** An email address that breaks before its domain where it has to break, so that the domain is read whole. */
export function breakableAddress(email: string) {
  const at = email.lastIndexOf("@");
  return (
    <>
      {email.slice(0, at)}
      <wbr />
      {email.slice(at)}
    </>
  );
}
