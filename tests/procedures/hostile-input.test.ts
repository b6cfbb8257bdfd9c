import { TRPCError } from "@trpc/server";
import { beforeEach, describe, expect, it } from "vitest";
import { encodeCursor } from "@/server/policy/cursor";
import { appRouter } from "@/server/router";
import { useCast } from "@/tests/support/people";
import { matrixInputs } from "./matrix-inputs";

const acme = useCast();
const inputs = matrixInputs(acme);
const id = "123e4567-e89b-42d3-a456-426614174000";

/** What no column, date, number or key of a page can hold, and names that every object answers to. */
const hostile: unknown[] = [
  ...["a\u0000b", "a\ud800", "\udc00", "\u200b", "constructor", "__proto__", "x".repeat(5000), "0000-01-01"],
  ...["33658-09-27", "2027-02-30", `${"9".repeat(15)}-1`, `${"9".repeat(15)}_${id}_1`, `-${"9".repeat(16)}`],
  ...["9".repeat(16), "", "' or 1=1 --"].map((value) => encodeCursor({ value, id })),
  Buffer.from(`["\\ud800","${id}"]`).toString("base64url"),
  ...[Number.MAX_SAFE_INTEGER, -1, 1.5, null],
];

/** Every field that a procedure's input knows, also those that a valid call leaves out. */
function fieldsOf(name: string, valid: unknown): string[] {
  const { inputs: schemas = [] } =
    (appRouter._def.procedures as unknown as Record<string, { _def: { inputs?: unknown[] } }>)[name]?._def ??
    {};
  const shapes = schemas.flatMap((schema) => Object.keys((schema as { shape?: object }).shape ?? {}));
  return [...new Set([...shapes, ...Object.keys((valid as object | undefined) ?? {})])];
}

beforeEach(async () => {
  await acme.owner`delete from rate_limit`;
});

describe("No input ends in a fault of the server", () => {
  it.each(Object.keys(inputs))("%s", { timeout: 60_000 }, async (name) => {
    const pia = await acme.as("pia");
    const [noun = "", verb = ""] = name.split(".");
    const call = (pia as unknown as Record<string, Record<string, (input: unknown) => Promise<unknown>>>)[
      noun
    ]?.[verb];
    const valid = (await inputs[name]?.()) as object | undefined;
    for (const field of fieldsOf(name, valid)) {
      for (const value of hostile) {
        const error: unknown = await call?.({ ...valid, [field]: value }).then(
          () => null,
          (thrown: unknown) => thrown,
        );
        const code = error instanceof TRPCError ? error.code : error && "not a refusal";
        expect([field, value, code]).not.toEqual([field, value, "INTERNAL_SERVER_ERROR"]);
        expect([field, value, code]).not.toEqual([field, value, "not a refusal"]);
      }
    }
  });
});
