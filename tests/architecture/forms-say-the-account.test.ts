import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const files = (readdirSync("app", { recursive: true }) as string[])
  .filter((name) => /\.tsx?$/.test(name))
  .map((name) => join("app", name));

/** A form that acts for nobody's session: what is typed into it says who, or it belongs to the browser. */
const forAnybody = ["/api/auth/sign-in", "/theme"];

/** Every form of a file that names where it leads, with what stands in it. */
const formsIn = (text: string) => [...text.matchAll(/<form\b[\s\S]*?<\/form>/g)].map(([form]) => form);

describe("Every form says the account its page was opened with", () => {
  it("plain forms carry the field, or go through ApiForm", () => {
    const silent = files.flatMap((file) =>
      formsIn(readFileSync(file, "utf8"))
        .filter((form) => /\baction=/.test(form) && /method="post"/i.test(form))
        .filter((form) => !form.includes("<AccountField />"))
        .filter((form) => !forAnybody.some((door) => form.includes(`action="${door}"`)))
        .map(() => file),
    );
    expect(silent).toEqual([]);
  });

  it("there is one client of the procedures, and it sends the header", () => {
    const clients = files.filter((file) => /createTRPC\w*[<(]/.test(readFileSync(file, "utf8")));
    expect(clients).toEqual(["app/_api/browser.ts"]);
    expect(readFileSync("app/_api/browser.ts", "utf8")).toContain("headers: accountHeaders");
  });

  it("what is fetched with POST sends it too", () => {
    const silent = files.filter((file) => {
      const text = readFileSync(file, "utf8");
      const calls = [...text.matchAll(/\bfetch\(([\s\S]{0,200}?)\)/g)].map(([call]) => call);
      return calls.some(
        (call) =>
          /method: "POST"/.test(call) &&
          !call.includes("accountHeaders()") &&
          !forAnybody.some((door) => call.includes(`"${door}"`)),
      );
    });
    expect(silent).toEqual([]);
  });

  it("every door that takes a form reads it", () => {
    const doors = files.filter((file) => file.endsWith("route.ts"));
    const deaf = doors.filter((file) => {
      const text = readFileSync(file, "utf8");
      return /function POST/.test(text) && !/statedAccount|answerFile|callerOf\(request\.headers/.test(text);
    });
    // Typed by whoever it is about; the browser's own; proved by a signature.
    expect(deaf.sort()).toEqual([
      "app/api/auth/sign-in/route.ts",
      "app/api/mail/resend/route.ts",
      "app/theme/route.ts",
    ]);
  });
});
