import { expect, test } from "vitest";
import { cyclesOf, parseFolders } from "./import-graph";

const imports = parseFolders(["app", "server", "db", "emails"]).flatMap(({ imports }) => imports);
const ofServer = imports.filter(({ file }) => !file.startsWith("app/"));

test("no files of server, db and emails import each other in a circle", () => {
  expect(cyclesOf(ofServer.filter(({ typesOnly }) => !typesOnly))).toEqual([]);
});
