import { cookies, headers } from "next/headers";
import { otherAccountPage, statedAccount } from "@/app/_api/stated";
import { signOut } from "@/server/accounts/sign-out";
import { callerOf, sessionCookie } from "@/server/context";
import { env } from "@/server/env";
import { Refusal } from "@/server/errors";
import { isOwnOrigin } from "@/server/own-origin";

/** Ends the session and removes its cookie. A plain form, like sign-in. */
export async function POST(request: Request): Promise<Response> {
  if (!isOwnOrigin(request.headers))
    return new Response("This form belongs to another site.", { status: 403 });
  const jar = await cookies();
  const caller = callerOf(await headers(), (name) => jar.get(name)?.value);
  try {
    await signOut({ ...caller, openedBy: await statedAccount(request) });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    if (error.code === "other_account") {
      return new Response(null, { status: 303, headers: { location: otherAccountPage } });
    }
    // The session could not be ended, so the page must not say that it was.
    return new Response(`${error.message}\n`, { status: error.status });
  }
  jar.set(sessionCookie(), "", {
    maxAge: 0,
    path: "/",
    httpOnly: true,
    sameSite: "lax",
    secure: env().https,
  });
  return new Response(null, { status: 303, headers: { location: "/sign-in" } });
}
