import type { Sql } from "postgres";
import { cast } from "@/db/demo/cast";
import { signIn } from "@/server/accounts/sign-in";
import { createCaller } from "@/server/router";
import { type Line, median, ratios, timesInTurn } from "./ratios";

const samples = 200;
const caller = { session: null, ip: null, userAgent: null, requestId: "bench" };

/**
 * Whether the time tells who has an account (ASVS 6.3.8): each of these for an address that has one and for one that
 * has none, 200 times each, in turn. The tests hold that the work is the same (tests/procedures/same-work); this is
 * what comes of it.
 */
export async function alikeLines(owner: Sql): Promise<Line[]> {
  const nobody = createCaller(caller).accounts;
  const [org] = await owner<{ id: string }[]>`select id from organization where slug = 'acme'`;
  const person = { name: "Wanda Free", password: "quiet-harbour-29-violin", organization: org?.id ?? "" };
  const actions: Record<string, (email: string) => Promise<unknown>> = {
    "asking for a new password": (email) => nobody.forgotPassword({ email }),
    "a wrong password": (email) => signIn(caller, { email, password: "wrong" }),
    "signing up": (email) => nobody.signUp({ ...person, email }),
  };

  const lines: Line[] = [];
  for (const [what, action] of Object.entries(actions)) {
    let n = 0;
    const { known, unknown } = await timesInTurn(
      {
        known: () => action(cast.mia.email),
        unknown: () => action(`nobody-${n++}@nowhere.example`),
      },
      { rounds: samples, each: 1, warm: 20 },
    );
    const [of, to] = [median(known), median(unknown)].map((ms) => ms.toFixed(2));
    lines.push({
      budget: "ASVS 6.3.8",
      what: `${what}: an address with an account to one without`,
      ratios: ratios(known, unknown),
      atLeast: 0.95,
      atMost: 1.05,
      note: `medians of ${samples}: ${of} ms and ${to} ms`,
    });
  }
  return lines;
}
