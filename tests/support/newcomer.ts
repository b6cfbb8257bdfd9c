import { randomBytes } from "node:crypto";
import type { APIRequestContext } from "@playwright/test";
import type { Mail } from "./browser";

export const newcomersPassword = "copper-lighthouse-52-meadow";

export type Newcomer = { name: string; email: string; password: string };

/** Somebody whom no other test knows, so that nothing a test does to them is seen elsewhere. */
export function somebodyNew(name: string): Newcomer {
  const mailbox = name.toLowerCase().replaceAll(/[^a-z]+/g, ".");
  return {
    name,
    email: `${mailbox}.${randomBytes(4).toString("hex")}@new.example`,
    password: newcomersPassword,
  };
}

type World = {
  request: APIRequestContext;
  baseURL: string;
  mailTo: (address: string, subject: RegExp) => Promise<Mail>;
};

/** Calls a procedure over HTTP as the page does, and gives its result. Throws with the answer when refused. */
export async function call<T>({ request, baseURL }: World, procedure: string, input: unknown): Promise<T> {
  const answer = await request.post(`/api/trpc/${procedure}`, { data: input, headers: { origin: baseURL } });
  const body = (await answer.json()) as { result?: { data: T }; error?: { message: string } };
  if (!body.result) throw new Error(body.error?.message ?? `${procedure} answered ${answer.status()}.`);
  return body.result.data;
}

/** The id of a listed organization, as the picker finds it. */
export async function organizationId(world: World, name: string): Promise<string> {
  const { organizations } = await call<{ organizations: { id: string; name: string }[] }>(
    world,
    "organizations.listed",
    { search: name },
  );
  const found = organizations.find((organization) => organization.name === name);
  if (!found) throw new Error(`${name} is not listed.`);
  return found.id;
}

/** Signs somebody up and confirms the address by the mailed link, so that their request waits. */
export async function waitsFor(world: World, organization: string, who: Newcomer, note = ""): Promise<void> {
  const id = await organizationId(world, organization);
  await call(world, "accounts.signUp", { ...who, organization: id, note });
  await call(world, "accounts.confirmAddress", {
    token: tokenIn(await world.mailTo(who.email, /confirm/i)),
    password: who.password,
  });
}

/** The token of the confirmation link in a mail. */
export function tokenIn(mail: Mail): string {
  const token = /\/verify-email\/([\w-]+)/.exec(mail.text ?? "")?.[1];
  if (!token) throw new Error("The mail has no confirmation link.");
  return token;
}
