import { type Theme, themes } from "@/app/_ui/theme";
import { env } from "@/server/env";
import { isOwnOrigin } from "@/server/own-origin";

const year = 60 * 60 * 24 * 365;

/**
 * Sets or clears the cookie `theme` and goes back to the page one came from.
 * Answers 403 to another site's form, and 400 to what is no form or names no theme of ours.
 */
export async function POST(request: Request): Promise<Response> {
  if (!isOwnOrigin(request.headers))
    return new Response("This form belongs to another site.", { status: 403 });
  const form = await request.formData().catch(() => null);
  const wanted = form?.get("theme");
  const theme = themes.find((one) => one === wanted);
  if (!theme) return new Response("There is no such theme.", { status: 400 });
  return new Response(null, {
    status: 303,
    headers: { location: pathOf(request.headers.get("referer")), "set-cookie": cookie(theme) },
  });
}

function cookie(theme: Theme): string {
  const gone = theme === "system";
  const secure = env().https ? "; Secure" : "";
  return `theme=${gone ? "" : theme}; Path=/; Max-Age=${gone ? 0 : year}; SameSite=Lax; HttpOnly${secure}`;
}

/** Only path and query of the page before: a foreign address can never come out of this. */
function pathOf(referrer: string | null): string {
  if (!referrer || !URL.canParse(referrer)) return "/";
  const { pathname, search } = new URL(referrer);
  return `/${pathname.replace(/^[/\\]+/, "")}${search}`;
}
