import { randomBytes } from "node:crypto";
import { cookies } from "next/headers";
import { AuthError } from "next-auth";
import { signInByNextAuth } from "@/server/auth";
import { deviceCookie, isDevice } from "@/server/context";
import { env } from "@/server/env";
import { Refusal } from "@/server/errors";
import { isOwnOrigin } from "@/server/own-origin";
import { returnPath } from "@/server/policy/return-path";
import { startOf, withoutUnseen } from "@/server/policy/text";

/** The route of the sign-in form: a plain form, so that it works before and without JavaScript. */
export async function POST(request: Request): Promise<Response> {
  if (!isOwnOrigin(request.headers))
    return new Response("This form belongs to another site.", { status: 403 });
  const form = await request.formData().catch(() => null);
  const text = (name: string) => {
    const value = form?.get(name);
    return typeof value === "string" ? value : "";
  };
  const back = returnPath(text("callbackUrl"));
  const known = (await cookies()).get(deviceCookie())?.value ?? "";
  const device = isDevice(known) ? known : randomBytes(16).toString("base64url");
  try {
    const typed = { email: text("email"), password: text("password"), device };
    await signInByNextAuth("password", { ...typed, redirect: false });
    return seeOther(back ?? "/users", typedCookie(""), keptDevice(device));
  } catch (error) {
    const to = new URLSearchParams({ error: reasonOf(error) });
    if (back) to.set("callbackUrl", back);
    return seeOther(`/sign-in?${to}`, typedCookie(text("email")));
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof AuthError && "code" in error && typeof error.code === "string") return error.code;
  if (error instanceof Refusal) return error.code;
  return "busy";
}

/** A relative Location: the browser resolves it against the address it used, whatever proxy stands before us. */
function seeOther(location: string, ...set: string[]): Response {
  const headers = new Headers({ location });
  for (const cookie of set) headers.append("set-cookie", cookie);
  return new Response(null, { status: 303, headers });
}

/** By this a browser is known again long after its session; it lets nobody in. */
function keptDevice(device: string): string {
  const secure = env().https ? "; Secure" : "";
  return `${deviceCookie()}=${device}; Path=/; Max-Age=${400 * 24 * 60 * 60}; SameSite=Lax; HttpOnly${secure}`;
}

/** Keeps what was typed for the form that comes back, out of the address, where logs and histories would keep it. */
function typedCookie(email: string): string {
  const value = encodeURIComponent(startOf(withoutUnseen(email), 254));
  const secure = env().https ? "; Secure" : "";
  return `typed=${value}; Path=/sign-in; Max-Age=${value ? 120 : 0}; SameSite=Lax; HttpOnly${secure}`;
}
