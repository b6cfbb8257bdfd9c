/**
 * Signs in with what was just typed at sign-up, then goes where this person lands. The page is left,
 * so the promise never settles and the form that waits for it stays busy.
 *
 * It is a fetch rather than a sent form because a page that sends no referrer (its address holds a
 * token) would send `Origin: null` with a form, which sign-in refuses.
 */
export async function signIn(email: string, password: string): Promise<never> {
  await fetch("/api/auth/sign-in", {
    method: "POST",
    body: new URLSearchParams({ email, password }),
    redirect: "manual",
  });
  location.assign("/users");
  return new Promise(() => {});
}
