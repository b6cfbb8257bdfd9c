import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { beforeEach, describe, expect, it } from "vitest";
import { signIn } from "@/server/accounts/sign-in";
import { hashOf } from "@/server/context";
import { checkFile } from "@/server/invitations/import/file";
import { appRouter, createCaller } from "@/server/router";
import { somebody, theirPassword } from "@/tests/support/account";
import { tokenTo } from "@/tests/support/account-mail";
import { freshAddress, invite } from "@/tests/support/invitations";
import { confirmationToken } from "@/tests/support/mail";
import { request, useCast } from "@/tests/support/people";
import { table } from "./every-write-table";
import { matrixInputs } from "./matrix-inputs";
import { elsewhere } from "./written-elsewhere";

const acme = useCast();
const inputs = matrixInputs(acme);

/** Who calls a procedure, and with what. */
interface Story {
  session: Buffer | null;
  input: unknown;
}

/** The session of somebody whose address is not confirmed. */
async function unconfirmed(input: unknown): Promise<Story> {
  const signUp = (await inputs["accounts.signUp"]?.()) as { email: string; password: string };
  await acme.nobody().accounts.signUp(signUp as never);
  return { session: hashOf((await signIn(request(), signUp)) ?? ""), input };
}

const stories: Record<string, () => Promise<Story>> = {
  "accounts.resendConfirmation": () => unconfirmed(undefined),
  "accounts.correctAddress": () => unconfirmed({ email: freshAddress("corrected") }),
  "accounts.undoEmail": async () => {
    const who = await somebody(acme, "Una Undoes");
    const email = freshAddress("una");
    await who.api.own.askNewEmail({ email });
    await who.api.accounts.confirmEmail({ token: await tokenTo(acme.owner, email, "confirm-email") });
    return nobody({ token: await tokenTo(acme.owner, who.email, "email-changed-old") });
  },
  "own.cancelNewEmail": async () => {
    const who = await somebody(acme, "Lou Lets");
    await who.api.own.askNewEmail({ email: freshAddress("lou") });
    return as(who, undefined);
  },
  "own.endSession": async () => {
    const who = await somebody(acme, "Ed Ends");
    const other = await acme.sessionOf(who.email);
    return as(who, { id: other.toString("hex") });
  },
  "invitations.startFile": async () => {
    const session = await acme.sessionOf("olive@acme.example");
    const { job } = await checkFile(
      request({ session }),
      "acme",
      Buffer.from(`email\n${freshAddress("filed")}\n`),
    );
    return { session, input: { org: "acme", id: job } };
  },
  "invitations.mailLink": async () => nobody({ token: (await invite(acme, freshAddress("mails"))).copied }),
  "invitations.declineOwn": async () => {
    const who = await somebody(acme, "Di Declines", { org: "globex" });
    const { id, orgId } = await invite(acme, who.email);
    return as(who, { organization: orgId, id });
  },
  "accounts.confirmAddress": async () => {
    const input = (await inputs["accounts.signUp"]?.()) as { email: string; password: string };
    await acme.nobody().accounts.signUp(input as never);
    return nobody({ token: await confirmationToken(acme.owner, input.email), password: input.password });
  },
  "accounts.resetPassword": async () => {
    const who = await somebody(acme, "Rita Resets");
    await acme.nobody().accounts.forgotPassword({ email: who.email });
    return nobody({
      token: await tokenTo(acme.owner, who.email, "password-reset"),
      password: "quiet-harbour-29-violin",
    });
  },
  "accounts.confirmEmail": async () => {
    const who = await somebody(acme, "Mona Moves");
    const email = freshAddress("mona");
    await who.api.own.askNewEmail({ email });
    return { session: who.session, input: { token: await tokenTo(acme.owner, email, "confirm-email") } };
  },
  "accounts.prove": async () => as(await somebody(acme, "Pru Proves"), { password: theirPassword }),
  "own.rename": async () => as(await somebody(acme, "Rea Named"), { name: "Rea Renamed" }),
  "own.changePassword": async () =>
    as(await somebody(acme, "Cy Changes"), { current: theirPassword, password: "quiet-harbour-29-violin" }),
  "own.askNewEmail": async () => as(await somebody(acme, "Ann Asks"), { email: freshAddress("asks") }),
  "own.endOtherSessions": async () => {
    const who = await somebody(acme, "Eve Ends");
    await acme.sessionOf(who.email);
    return as(who, undefined);
  },
  "organizations.changeSettings": async () => {
    const { org } = await acme.ids("olive");
    const [row] = await acme.owner`select settings_version as version from organization where id = ${org}`;
    const input = (await inputs["organizations.changeSettings"]?.()) as object;
    return {
      session: await acme.sessionOf("olive@acme.example"),
      input: { ...input, version: row?.version, name: "Acme Works" },
    };
  },
  "platform.changeSettings": async () => {
    const [row] = await acme.owner`select settings_version as version from platform`;
    const input = (await inputs["platform.changeSettings"]?.()) as object;
    const session = await acme.sessionOf("pia@platform.example");
    return { session, input: { ...input, version: row?.version, sessionDays: 20 } };
  },
  "members.leave": async () => as(await somebody(acme, "Lea Leaves"), { org: "acme" }),
  "requests.withdraw": async () => {
    const { email, requestId } = await acme.newcomer("Wes Withdraws", "acme");
    const { org } = await acme.ids("olive");
    return { session: await acme.sessionOf(email), input: { organization: org, id: requestId } };
  },
  "requests.reopen": async () => {
    const { requestId } = await acme.newcomer("Ro Opens", "acme");
    const input = { org: "acme", id: requestId };
    await (await acme.as("olive")).requests.reject(input);
    return { session: await acme.sessionOf("olive@acme.example"), input };
  },
};

const nobody = (input: unknown): Story => ({ session: null, input });
const as = ({ session }: { session: Buffer }, input: unknown): Story => ({ session, input });

const rows = table
  .trim()
  .split("\n")
  .map((line) => {
    const [procedure = "", who = "", ...rest] = line.split(/\s+/);
    return { procedure, who, events: rest.join(" ") };
  });

async function storyOf(procedure: string, who: string): Promise<Story> {
  if (who === "story") return (await stories[procedure]?.()) ?? nobody(undefined);
  const [row] =
    who === "nobody"
      ? []
      : await acme.owner`
    select email_norm from account where name ilike ${`${who}%`} order by created_at, id limit 1`;
  return {
    session: row ? await acme.sessionOf(row.email_norm) : null,
    input: await inputs[procedure]?.(),
  };
}

beforeEach(() => acme.owner`delete from rate_limit`);

describe("INV-7: every write leaves its events", () => {
  const writes = Object.entries(appRouter._def.procedures)
    .filter(([, procedure]) => (procedure as unknown as { _def: { type: string } })._def.type === "mutation")
    .map(([name]) => name);

  it("every procedure that writes stands here, and nothing else", () => {
    const listed = [...rows.map(({ procedure }) => procedure), ...Object.keys(elsewhere)];
    expect(listed.sort()).toEqual(writes.sort());
  });

  it.each(Object.entries(elsewhere))("%s is shown by its own test", (_, [file, action]) => {
    expect(readFileSync(`tests/procedures/${file}.test.ts`, "utf8")).toContain(action);
  });

  it.each(rows)("$procedure", async ({ procedure, who, events }) => {
    const { session, input } = await storyOf(procedure, who);
    const caller = request({ session, requestId: randomUUID() });
    const actor = session
      ? (await acme.owner`select account_id as id from session where id_hash = ${session}`)[0]?.id
      : undefined;
    const [noun = "", verb = ""] = procedure.split(".");
    const branch = createCaller(caller) as unknown as Record<
      string,
      Record<string, (input: unknown) => Promise<unknown>>
    >;
    await branch[noun]?.[verb]?.(input);

    const left = await acme.owner`
      select body::jsonb as body from audit_event where body::jsonb ->> 'requestId' = ${caller.requestId} order by org_id, seq`;
    expect(left.map(({ body }) => described(body)).join(" | ")).toBe(events);
    for (const { body } of left) {
      expect(body.target.id).toMatch(/^[0-9a-f-]{36}$/);
      expect(body.target.label).not.toBe("");
      if (actor) expect(body.actor.id).toBe(actor);
      expect(body.ip).toBe("203.0.113.7");
    }
  });
});

function described({ action, target, before, after }: Record<string, Record<string, unknown>>): string {
  const keys = (facts?: Record<string, unknown>) =>
    Object.keys(facts ?? {})
      .sort()
      .join(",");
  const changed = before || after ? ` ${keys(before)}>${keys(after)}` : "";
  return `${action} ${target?.kind}${changed}`;
}
