import { expect, test } from "vitest";
import { loggedPath, plainError } from "@/server/log";

test.each([
  ["/o/acme/users?search=kim@", "/o/acme/users"],
  ["/verify-email/s3cret", "/verify-email/[token]"],
  ["/invite/s3cret/accept?x=1", "/invite/[token]/accept"],
  ["/reset-password/s3cret", "/reset-password/[token]"],
  ["/change-email/s3cret", "/change-email/[token]"],
  ["/undo-email/s3cret", "/undo-email/[token]"],
  ["/setup/s3cret", "/setup/[token]"],
  ["/setup", "/setup"],
])("%s is logged as %s", (path, logged) => expect(loggedPath(path)).toBe(logged));

test("a failing query is logged without the values in it", () => {
  const driver = Object.assign(new Error('invalid input syntax for type uuid: "hunter2"'), {
    severity: "ERROR",
    code: "22P02",
    detail: "Key (email)=(hunter2)",
  });
  const query = new Error("Failed query: select $1\nparams: hunter2", { cause: driver });
  const logged = JSON.stringify(plainError(new Error("The page could not be made.", { cause: query })));
  expect(logged).toContain("The page could not be made.");
  expect(logged).toContain("22P02");
  expect(logged).not.toContain("hunter2");
});
