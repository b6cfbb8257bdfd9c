import { cookies } from "next/headers";
import { otherAccountPage, statedAccount } from "@/app/_api/stated";
import { holderOf } from "@/server/accounts/holder";
import { callerOf, viewOnlyCookie } from "@/server/context";
import { env } from "@/server/env";
import { Refusal } from "@/server/errors";
import { isOwnOrigin } from "@/server/own-origin";

/**
 * Turns view-only mode on or off and redirects back to the previous page. The server reads the cookie on every
 * request and refuses all changes by the platform admin. The cookie can only take rights away.
 */
export async function POST(request: Request): Promise<Response> {
  if (!isOwnOrigin(request.headers))
    return new Response("This form was sent from another site.", { status: 403 });
  const form = await request.formData().catch(() => null);
  const jar = await cookies();
  const caller = callerOf(request.headers, (name) => jar.get(name)?.value);
  const held = await holderOf(caller).catch((error: unknown) => {
    if (error instanceof Refusal) return error;
    throw error;
  });
  if (held instanceof Refusal) return new Response(`${held.message}\n`, { status: held.status });
  const openedBy = await statedAccount(request, form);
  if (held && openedBy && openedBy !== held.account) {
    return new Response(null, { status: 303, headers: { location: otherAccountPage } });
  }
  const on = form?.get("only") === "1";
  const secure = env().https ? "; Secure" : "";
  const cookie = `${viewOnlyCookie}=${on ? "1" : ""}; Path=/; ${on ? "" : "Max-Age=0; "}SameSite=Lax; HttpOnly${secure}`;
  return new Response(null, {
    status: 303,
    headers: { location: pathOf(request.headers.get("referer")), "set-cookie": cookie },
  });
}

/** Path and query of the previous page only, so the redirect can't lead to another site. */
function pathOf(referrer: string | null): string {
  if (!referrer || !URL.canParse(referrer)) return "/platform/organizations";
  const { pathname, search } = new URL(referrer);
  return `/${pathname.replace(/^[/\\]+/, "")}${search}`;
}
