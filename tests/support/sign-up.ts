import { signIn } from "@/server/accounts/sign-in";
import { hashOf } from "@/server/context";
import { createCaller } from "@/server/router";
import { request, type useCast } from "./people";

/** A password that signs up, and in. */
export const signUpPassword = "quiet-harbour-29-violin";

/** What somebody fills into the sign-up form of Acme, or what `over` says instead. */
export const signUpForm = async (acme: ReturnType<typeof useCast>, over: Record<string, string> = {}) => ({
  email: "new@person.example",
  name: "Newt Person",
  password: signUpPassword,
  organization: (await acme.ids("olive")).org,
  ...over,
});

/** A browser that typed address and password into the sign-in form. */
export async function signedInBrowser(email: string, typed = signUpPassword) {
  const sid = await signIn(request(), { email, password: typed });
  return { sid, api: createCaller(request({ session: sid ? hashOf(sid) : null })) };
}
