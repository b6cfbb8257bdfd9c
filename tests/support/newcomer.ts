import { randomBytes } from "node:crypto";
import { test as base, type Mail } from "./browser";

export type Newcomer = { name: string; email: string; password: string };

/** Somebody whom no other test knows, so that nothing a test does to them is seen elsewhere. */
export function somebodyNew(name: string): Newcomer {
  const mailbox = name.toLowerCase().replaceAll(/[^a-z]+/g, ".");
  return {
    name,
    email: `${mailbox}.${randomBytes(4).toString("hex")}@new.example`,
    password: "copper-lighthouse-52-meadow",
  };
}

type Pieces = {
  /** Calls a procedure over HTTP as a page does, and gives its result. Throws with the sentence of a refusal. */
  call: <T>(procedure: string, input: unknown) => Promise<T>;
  /** Lets somebody new into Acme, approved by Olive. */
  joinsAcme: (who: Newcomer) => Promise<void>;
  /** Signs somebody up and confirms the address by the mailed link, so that their request waits. */
  waitsFor: (organization: string, who: Newcomer) => Promise<void>;
};

export const test = base.extend<Pieces>({
  call: async ({ request, gatehouse }, use) => {
    await use(async <T>(procedure: string, input: unknown) => {
      const answer = await request.post(`/api/trpc/${procedure}`, {
        data: input,
        headers: { origin: gatehouse.url },
      });
      const body = (await answer.json()) as { result?: { data: T }; error?: { message: string } };
      if (!body.result) throw new Error(body.error?.message ?? `${procedure} answered ${answer.status()}.`);
      return body.result.data;
    });
  },

  waitsFor: async ({ call, mailTo }, use) => {
    await use(async (name, who) => {
      const { organizations } = await call<{ organizations: { id: string; name: string }[] }>(
        "organizations.listed",
        { search: name },
      );
      const organization = organizations.find((listed) => listed.name === name)?.id;
      await call("accounts.signUp", { ...who, organization });
      const token = tokenIn(await mailTo(who.email, /confirm/i));
      await call("accounts.confirmAddress", { token, password: who.password });
    });
  },

  joinsAcme: async ({ as, waitsFor }, use) => {
    await use(async (who) => {
      await waitsFor("Acme", who);
      const olive = await as("olive");
      await olive.goto("/o/acme/users/pending");
      await olive.getByRole("button", { name: `Approve ${who.name}`, exact: true }).click();
      await olive.getByText(`${who.name} (${who.email}) is now a Member of Acme.`).waitFor();
    });
  },
});

/** The token of the confirmation link in a mail. */
export function tokenIn(mail: Mail): string {
  const token = /\/verify-email\/([\w-]+)/.exec(mail.text ?? "")?.[1];
  if (!token) throw new Error("The mail has no confirmation link.");
  return token;
}
