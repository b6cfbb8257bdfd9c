import { describe, expect, it } from "vitest";
import { createCaller } from "@/server/router";
import { request, useCast } from "@/tests/support/people";

const acme = useCast();

describe("Where one belongs", () => {
  it("is answered to more tabs at once than there are connections", async () => {
    const session = await acme.sessionOf("mia@acme.example");
    await acme.owner`update session set last_seen_at = now() - interval '2 minutes' where id_hash = ${session}`;
    const mia = createCaller(request({ session }));

    const answers = await Promise.allSettled(Array.from({ length: 12 }, () => mia.accounts.landing()));

    expect(answers.map((answer) => answer.status)).toEqual(Array(12).fill("fulfilled"));
  });
});
