import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { appRouter, createCaller } from "@/server/router";
import { request, useCast } from "@/tests/support/people";
import { table } from "./every-write-table";
import { matrixInputs } from "./matrix-inputs";
import { accessStories } from "./write-stories-access";
import { adminStories } from "./write-stories-admin";
import { nobody, personStories, type Stories, type Story } from "./write-stories-people";

const acme = useCast();
const inputs = matrixInputs(acme);

const stories: Stories = { ...personStories(acme, inputs), ...accessStories(acme), ...adminStories(acme) };

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
    expect(rows.map(({ procedure }) => procedure).sort()).toEqual(writes.sort());
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
