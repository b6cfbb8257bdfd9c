/**
 * Signs in with the email and password just entered, then goes to the sign-in page. That page redirects to the
 * person's landing page, or explains it if the browser kept no cookie. The promise never settles, so the form stays
 * busy until the browser has left the page.
 *
 * It is a fetch rather than a form submit because a page with a token in its URL sends no referrer: its forms
 * would send `Origin: null`, which sign-in refuses.
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
