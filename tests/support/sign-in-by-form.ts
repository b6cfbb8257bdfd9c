import { DEMO_PASSWORD } from "@/db/demo/cast";

/** Signs somebody of the demo in through the form of a running server, and gives the cookies a browser would send. */
export async function signInByForm(url: string, email: string): Promise<string> {
  const answer = await fetch(`${url}/api/auth/sign-in`, {
    method: "POST",
    body: new URLSearchParams({ email, password: DEMO_PASSWORD }),
    headers: { origin: url },
    redirect: "manual",
  });
  const cookies = answer.headers.getSetCookie().map((line) => line.split(";")[0]);
  if (answer.headers.get("location") !== "/users") throw new Error(`${email} could not sign in.`);
  return cookies.join("; ");
}
