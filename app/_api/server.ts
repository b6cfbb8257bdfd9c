import { TRPCError } from "@trpc/server";
import { cookies, headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { callerOf } from "@/server/context";
import { Refusal, type RefusalCode } from "@/server/errors";
import { createCaller } from "@/server/router";

const context = cache(async () => {
  const [head, jar] = await Promise.all([headers(), cookies()]);
  const denied = new Set<string>();
  return {
    ...callerOf(head, (name) => jar.get(name)?.value),
    firstDenial: (org: string) => !denied.has(org) && denied.add(org).has(org),
  };
});

/** The server's procedures, in process, for pages: one context a request, each call its own transaction. */
export const api = createCaller(context);

export type Answered<T> = { ok: true; value: T } | { ok: false; code: RefusalCode; message: string };

/**
 * What a page does with a refusal. Not signed in, address unconfirmed and not found lead elsewhere; every other
 * refusal comes back, so that the page can say it in its own frame.
 */
export async function orRefused<T>(promise: Promise<T>): Promise<Answered<T>> {
  try {
    return { ok: true, value: await promise };
  } catch (error) {
    const refusal = error instanceof TRPCError ? error.cause : error;
    if (!(refusal instanceof Refusal)) {
      // A malformed address is an address of nothing.
      if (error instanceof TRPCError && error.code === "BAD_REQUEST") notFound();
      throw error;
    }
    if (refusal.code === "not_found") notFound();
    if (refusal.code === "address_unconfirmed") redirect("/confirm");
    if (refusal.code === "signed_out") {
      const path = (await headers()).get("x-gatehouse-path");
      redirect(path ? `/sign-in?callbackUrl=${encodeURIComponent(path)}` : "/sign-in");
    }
    return { ok: false, code: refusal.code, message: refusal.message };
  }
}
