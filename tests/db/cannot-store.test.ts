import { ServerResponse } from "node:http";
import { expect, it } from "vitest";
import { makeHealthAnswer } from "@/server/http/health";
import { refusalOf, useCast } from "@/tests/support/people";

const acme = useCast();

/** What a supervisor reads at /healthz while PostgreSQL itself answers. */
async function health(): Promise<{ status: number; retryAfter: unknown }> {
  const response = new ServerResponse({ method: "GET" } as never);
  await makeHealthAnswer(async () => acme.owner`select 1`)(response);
  return { status: response.statusCode, retryAfter: response.getHeader("Retry-After") };
}

it("a database that answers but cannot store is unwell, from the first change that fails to the first that does not", async () => {
  const olive = await acme.as("olive");
  const { member } = await acme.ids("marco");
  const edit = (displayName: string) => olive.members.edit({ org: "acme", id: member, displayName });
  expect((await health()).status).toBe(200);

  // As a full disk says it.
  await acme.owner.unsafe(`
    create function disk_full() returns trigger language plpgsql as
      $$ begin raise exception 'could not extend file' using errcode = '53100'; end $$;
    create trigger disk_full before insert on audit_event for each row execute function disk_full()`);
  expect(await refusalOf(() => edit("Marco"))).toMatchObject({ code: "unavailable", status: 503 });
  expect(await health()).toEqual({ status: 503, retryAfter: "5" });
  // Reading goes on, and does not make it well.
  await olive.members.list({ org: "acme" });
  expect((await health()).status).toBe(503);

  await acme.owner.unsafe("drop trigger disk_full on audit_event; drop function disk_full()");
  await edit("Marco again");
  expect((await health()).status).toBe(200);
});
