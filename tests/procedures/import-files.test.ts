import { describe, expect, it } from "vitest";
import { configure } from "@/server/env";
import { deleteOldImports } from "@/server/invitations/due/run";
import { checkFile } from "@/server/invitations/import/file";
import { limitOf } from "@/server/limit-table";
import { freshAddress, invitationTo, invite } from "@/tests/support/invitations";
import { request, useCast } from "@/tests/support/people";

const acme = useCast();

async function check(text: string | Uint8Array): Promise<string> {
  await acme.owner`delete from rate_limit where key like 'invitation.account%'`;
  const olive = request({ session: await acme.sessionOf("olive@acme.example") });
  return (await checkFile(olive, "acme", typeof text === "string" ? Buffer.from(text) : text)).job;
}

const rowsOf = async (job: string) =>
  (await (await acme.as("olive")).invitations.checkedFile({ org: "acme", id: job })).rows;

describe("A file as people's programs write it (NIR-4)", () => {
  it.each([
    ["with a byte order mark", (email: string) => `\ufeffemail,name\n${email},Zoë Łuczak\n`],
    ["parted by semicolons", (email: string) => `Name;E-Mail\r\nZoë Łuczak;${email}\r\n`],
    ["parted by tabs", (email: string) => `email\tname\n${email}\tZoë Łuczak\n`],
    ["with everything quoted", (email: string) => `"email","name"\n"${email}","Zoë Łuczak"\n`],
    [
      "with spaces around and empty lines between",
      (email: string) => `email , name\n\n ${email} , Zoë Łuczak \n\n`,
    ],
  ])("%s", async (_, file) => {
    const email = freshAddress();
    const rows = await rowsOf(await check(file(email)));
    expect(rows).toMatchObject([{ email, name: "Zoë Łuczak", verdict: "invite" }]);
  });

  it("what is not UTF-8 is refused with a clear sentence, so that no name is garbled", async () => {
    const latin = Buffer.from(`email,name\n${freshAddress()},Zo\u00eb Lee\n`, "latin1");
    const wide = Buffer.from(`\ufeffemail,name\n${freshAddress()},Zoe Lee\n`, "utf16le");
    const picture = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0x00]);
    for (const file of [latin, wide, picture, Buffer.from("email\na\u0000@x.example\n")]) {
      const { message } = await acme.expectRefusal("file_not_text", () => check(file));
      expect(message).toContain("CSV UTF-8");
    }
  });

  it("a row with a stray quotation mark, or a letter of another alphabet, is told of and keeps nobody else out", async () => {
    const email = freshAddress();
    const rows = await rowsOf(
      await check(`email,name\n"ann@x.example"@evil.example,Q\nаnn@new.example,Ann\n${email},Bo Lee\n`),
    );
    expect(rows.map(({ verdict }) => verdict)).toEqual(["malformed", "malformed", "invite"]);
    expect(rows[1]?.why).toBe("It has “а”, which isn’t a plain Latin letter. Type it again.");
  });

  it("a cell like a formula is text: no address, and a name that exports quote", async () => {
    const email = freshAddress();
    const rows = await rowsOf(
      await check(`email,name\n"=HYPERLINK(""http://evil.example"")",Ann\n${email},=1+1\n@SUM(A1),Bo Lee\n`),
    );
    expect(rows.map(({ name, verdict }) => [name, verdict])).toEqual([
      ["Ann", "malformed"],
      ["=1+1", "invite"],
      ["Bo Lee", "malformed"],
    ]);
  });
});

describe("What an organization may send in a day", () => {
  it("a file that is more than what is left is refused before anybody is invited, and can be started later", async () => {
    const addresses = Array.from({ length: 4 }, () => freshAddress("day"));
    const job = await check(`email\n${addresses.join("\n")}\n`);
    const olive = await acme.as("olive");
    configure({ LIMITS: "invitation.organization=5/86400" });
    try {
      await acme.owner`delete from rate_limit where key like 'invitation.organization%'`;
      await invite(acme, freshAddress());
      await invite(acme, freshAddress());
      const { message } = await acme.expectRefusal("over_allowance", () =>
        olive.invitations.startFile({ org: "acme", id: job }),
      );
      expect(message).toMatch(/^Acme can send 5 invitations a day and has 3 left\. Try again in 24 hours\.$/);
      expect(await acme.owner`select 1 from job where id = ${job} and state = 'draft'`).toHaveLength(1);
      expect(await invitationTo(acme, addresses[0] ?? "")).toBeUndefined();

      // What was refused took nothing: three can still be sent, and not one more.
      for (let n = 0; n < 3; n++) await invite(acme, freshAddress());
      await acme.expectRefusal("over_allowance", () => invite(acme, freshAddress()));
    } finally {
      configure({ LIMITS: "" });
    }
    expect(await olive.invitations.startFile({ org: "acme", id: job })).toMatchObject({ total: 4 });
    expect(limitOf("invitation.organization")).toEqual([10_000, 86_400]);
  });

  it("KMP-3, X-9: Reinvite and a corrected address count like any other sending, for person and organization", async () => {
    const olive = await acme.as("olive");
    const { id } = await invite(acme, freshAddress());
    const reinvite = () => olive.invitations.reinvite({ org: "acme", id });
    const correct = () => olive.invitations.correct({ org: "acme", id, email: freshAddress("right") });
    try {
      for (const limit of ["invitation.organization=2/86400", "invitation.account=2/3600"]) {
        await acme.owner`delete from rate_limit where key like 'invitation.%'`;
        configure({ LIMITS: limit });
        await reinvite();
        await correct();
        const code = limit.includes("organization") ? "over_allowance" : "too_many";
        for (const send of [reinvite, correct]) {
          expect((await acme.expectRefusal(code, send)).message).toMatch(/(24 hours|60 minutes)/);
        }
      }
    } finally {
      configure({ LIMITS: "" });
      await acme.owner`delete from rate_limit where key like 'invitation.%'`;
    }
  });

  it("INV-6: who may not invite spends nothing of it", async () => {
    await acme.owner`delete from rate_limit where key like 'invitation.organization%'`;
    const people = [{ email: freshAddress() }];
    for (const [who, code] of [
      ["mia", "not_allowed"],
      ["xena", "not_found"],
    ] as const) {
      const person = await acme.as(who);
      await acme.expectRefusal(code, () => person.invitations.send({ org: "acme", people, role: "Member" }));
    }
    expect(await acme.owner`select 1 from rate_limit where key like 'invitation.organization%'`).toHaveLength(
      0,
    );
  });
});

describe("A checked file that nobody starts", () => {
  it("is forgotten after a day, with everybody it names, and says so", async () => {
    const [old, recent] = [
      await check(`email\n${freshAddress()}\n`),
      await check(`email\n${freshAddress()}\n`),
    ];
    await acme.owner`update job set created_at = now() - interval '25 hours' where id = ${old}`;

    expect(await deleteOldImports()).toBe(1);
    expect(await deleteOldImports()).toBe(0);

    expect(await acme.owner`select 1 from import_row where job_id = ${old}`).toHaveLength(0);
    expect(await rowsOf(recent)).toHaveLength(1);
    const olive = await acme.as("olive");
    await acme.expectRefusal("file_forgotten", () => olive.invitations.startFile({ org: "acme", id: old }));
    expect(await olive.jobs.get({ org: "acme", id: old })).toMatchObject({
      state: "stopped",
      stopped: expect.stringContaining("wasn’t started within a day"),
    });
  });
});
