/**
 * Signs in with what was just typed, then goes where this person lands, by way of the sign-in page, which
 * says so where the browser kept no cookie. The page is left, so the promise never settles and the form that waits for
 * it stays busy.
 *
 * It is a fetch rather than a sent form because a page that sends no referrer (its address holds a
 * token) would send `Origin: null` with a form, which sign-in refuses.
 */
export async function submitSignIn(
  email: string,
  password: string,
  kept: "1" | "signed-up" = "1",
): Promise<never> {
  await fetch("/api/auth/sign-in", {
    method: "POST",
    body: new URLSearchParams({ email, password }),
    redirect: "manual",
  });
  location.assign(`/sign-in?kept=${kept}`);
  return new Promise(() => {});
}
