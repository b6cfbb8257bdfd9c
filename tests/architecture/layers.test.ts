import { describe, expect, test } from "vitest";
import { cyclesOf, type Import, parseFile, parseFolders } from "./import-graph";

const files = parseFolders(["app", "server", "db", "emails"]);
const imports = files.flatMap((file) => file.imports);

/** The lower half of server/: what every noun builds on. */
const kernelFolders =
  /^server\/(access|audit-log|catalog-files|messages|outbox|policy|refusals|text|transaction)\//;
const kernelFiles =
  /^server\/(context|env|errors|failure-log|field-errors|limit-table|log|log-output|network|own-origin|wait)\.ts$/;
/** What puts the nouns together: the entry points, the routers' root and the worker's list of tasks. */
const edges = /^server\/(http|launch|startup|worker)\/|^server\/(auth|main|platform-router|router|trpc)\.ts$/;

const isKernel = (file: string) => kernelFolders.test(file) || kernelFiles.test(file);

/** The noun that a file of server/ belongs to; null in the kernel, at the edges and outside. */
const nounOf = (file: string): string | null =>
  file.startsWith("server/") && !isKernel(file) && !edges.test(file) ? (file.split("/")[1] ?? null) : null;

/** What one noun may always use of another: its SQL and the shapes of its input. */
const isOpen = (file: string) => /\/(queries|input)\.ts$/.test(file);

/**
 * The steps that nouns lend each other beside their queries, each with its reason. A step runs inside the borrower's
 * transaction, so the borrower's event and the lender's are one change (INV-7).
 */
const lent: Record<string, string> = {
  "server/accounts/admin/platform-admin-role.ts":
    "Change Role also makes and unmakes platform admins (KIO-14).",
  "server/accounts/link.ts": "One-time links: set-up and a manager's reset send them as accounts do.",
  "server/accounts/password-hash.ts": "Set-up and accepting an invitation create accounts.",
  "server/accounts/password/rule.ts": "Set-up and accepting an invitation create accounts.",
  "server/accounts/sign-up.ts": "Declining an invitation looks for the sign-up at the same address.",
  "server/audit/member-history.ts": "Edit User shows what was done to the member (GGW-6).",
  "server/catalogs/preset.ts": "A new organization begins with a preset (X-12).",
  "server/grants/impact/preview.ts": "Sets, teams and catalogs preview their impact as grants do.",
  "server/grants/shown.ts": "A team lists its grants as a member does.",
  "server/invitations/end.ts":
    "Removing a member ends the invitations they sent (INV-8); approving closes theirs (CASE-1).",
  "server/invitations/message.ts": "Deleting an account names the invitations it ends.",
  "server/invitations/send.ts": "A new organization invites its manager (X-13).",
  "server/members/edit.ts": "Approving also approves a member whose Approved is off (X-5).",
  "server/members/remove.ts": "Deleting an account removes its memberships (X-8).",
  "server/members/target.ts":
    "Loads a member with what decides about it; grants and teams are given to members.",
  "server/organizations/admin/notices.ts": "A promotion is an event of the organization and of the platform.",
  "server/organizations/settle.ts":
    "Whatever brings a manager back settles the organization's state (INV-1).",
  "server/permissions/facts.ts": "Grants are planned on the facts that decisions are made on.",
  "server/promotions/proposal.ts": "Edit User shows whether the member is proposed as manager (KIO-16).",
  "server/requests/own/file.ts": "Confirming a sign-up files its request (CASE-12).",
  "server/teams/hand-over.ts": "What a removed member led passes on (CASE-13).",
  "server/teams/load.ts": "Permissions explains teams too.",
  "server/teams/page.ts": "Permissions lists teams beside members.",
};

describe("layers inside server/", () => {
  test("the kernel imports no noun and no edge, not even a type", () => {
    expect(imports.filter(reachesUp)).toEqual([]);
  });

  test("no noun imports the router or the procedures of another", () => {
    expect(imports.filter(takesProcedures)).toEqual([]);
  });

  test("beside queries and inputs, a noun uses of others only what is lent, with a reason", () => {
    const used = new Set(imports.filter(borrows).map(({ target }) => target));
    expect([...used].sort()).toEqual(Object.keys(lent).sort());
  });

  test("no folders of the kernel import each other in a circle", () => {
    const folderOf = (file: string) => (isKernel(file) ? file.split("/").slice(0, 2).join("/") : null);
    expect(cyclesOf(imports, folderOf)).toEqual([]);
  });

  test("no files load each other in a circle", () => {
    expect(cyclesOf(imports.filter(({ loads }) => loads === "at once"))).toEqual([]);
  });
});

describe("these rules see what they are for", () => {
  const known = new Set(files.map(({ file }) => file));
  const importsIn = (file: string, text: string) => parseFile(file, text, known).imports;

  test("an import of a noun in the kernel, however it is written", () => {
    const ways = [
      'import { removeMember } from "@/server/members/remove";',
      'import type { MemberDetails } from "../members/queries";',
      'export { removeMember } from "@/server/members/remove";',
      'const later = () => import("@/server/members/remove");',
    ];
    for (const way of ways) {
      expect(importsIn("server/access/planted.ts", way).filter(reachesUp)).toHaveLength(1);
    }
    const quoted = "const text = 'import { a } from \"@/server/members/remove\"';";
    expect(importsIn("server/access/planted.ts", quoted)).toEqual([]);
  });

  test("a router of another noun, and a step that is not lent", () => {
    const planted = importsIn(
      "server/teams/planted.ts",
      'import { membersRouter } from "@/server/members/router"; import { leave } from "@/server/members/details";',
    );
    expect(planted.filter(takesProcedures)).toHaveLength(1);
    expect(planted.filter(borrows).filter(({ target }) => !(target in lent))).toHaveLength(1);
  });

  test("a circle, short or long", () => {
    const arrow = (file: string, target: string): Import => ({ file, target, loads: "at once" });
    expect(cyclesOf([arrow("a", "b"), arrow("b", "c"), arrow("c", "a"), arrow("c", "d")])).toEqual([
      ["a", "b", "c"],
    ]);
    expect(cyclesOf([arrow("a", "b"), arrow("b", "d"), arrow("a", "d")])).toEqual([]);
  });
});

type Arrow = Pick<Import, "file" | "target">;

function reachesUp({ file, target }: Arrow): boolean {
  return isKernel(file) && /^(server|app)\//.test(target) && !isKernel(target);
}

function takesProcedures({ file, target }: Arrow): boolean {
  return isForeign({ file, target }) && /\/(\w+-)?(router|procedures)\.ts$/.test(target);
}

function borrows({ file, target }: Arrow): boolean {
  return isForeign({ file, target }) && !isOpen(target) && !takesProcedures({ file, target });
}

function isForeign({ file, target }: Arrow): boolean {
  const [from, to] = [nounOf(file), nounOf(target)];
  return from !== null && to !== null && from !== to;
}
