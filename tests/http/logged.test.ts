import { expect, test } from "vitest";
import { loggedPath } from "@/server/log";

test.each([
  ["/o/acme/users?search=kim@", "/o/acme/users"],
  ["/verify-email/s3cret", "/verify-email/[token]"],
  ["/invite/s3cret/accept?x=1", "/invite/[token]/accept"],
  ["/reset-password/s3cret", "/reset-password/[token]"],
  ["/setup/s3cret", "/setup/[token]"],
  ["/setup", "/setup"],
])("%s is logged as %s", (path, logged) => expect(loggedPath(path)).toBe(logged));
