import { describe, expect, it } from "vitest";
import { checkFile } from "@/server/invitations/import/file";
import { runNextJob } from "@/server/worker/run-job";
import { newSet, newTeam } from "@/tests/support/grants";
import { freshAddress, invitationTo, invite } from "@/tests/support/invitations";
import { newMember } from "@/tests/support/members";
import { request, useCast } from "@/tests/support/people";

const acme = useCast();
const asOlive = async () => request({ session: await acme.sessionOf("olive@acme.example") });
const bytes = (text: string) => Buffer.from(text, "utf8");
const check = async (text: string) => checkFile(await asOlive(), "acme", bytes(text));

describe("Importing a file", () => {
  it("NIR-4: says of each row what would happen, naming line, column and reason, before anybody is invited", async () => {
    const [first, again, quoted] = [freshAddress("fresh"), freshAddress("again"), freshAddress("quoted")];
    await invite(acme, again);
    const member = await newMember(acme, "Mona Member");
    const before = await acme.owner`select count(*)::int as n from invitation`;
    const { job } = await check(
      `\ufeffName,Email\r\nAnn Lee,${first}\r\n,${again}\r\n"Lee, ""Bo""",${quoted}\r\nMona,${member.email}\r\nX,x@new.example\r\nTwo,two@@signs\r\n\r\nAnn,${first.toUpperCase()}\r\nEmpty,\r\n`,
    );
    const { rows, total, good } = await (await acme.as("olive")).invitations.checkedFile({
      org: "acme",
      id: job,
    });
    expect(rows.map(({ line, verdict, column, why }) => [line, verdict, column, why])).toEqual([
      [2, "invite", null, null],
      [3, "again", null, "Stays as it was: a Member."],
      [4, "invite", null, null],
      [5, "member", "email", "Already a member of Acme."],
      [6, "malformed", "name", "A name has at least 2 characters."],
      [7, "malformed", "email", "This isn’t an email address."],
      [9, "twice", "email", "The same address is in line 2."],
      [10, "malformed", "email", "There is no address."],
    ]);
    expect([total, good]).toEqual([8, 3]);
    expect(rows[2]?.name).toBe('Lee, "Bo"');
    expect(await acme.owner`select count(*)::int as n from invitation`).toEqual(before);
    expect(await acme.owner`select 1 from outbox where to_email = ${first}`).toHaveLength(0);
  });

  it("KMP-2: the work is a stored job that invites the good rows, looks again, and mails its end", async () => {
    const [ann, bo] = [freshAddress("ann"), freshAddress("bo")];
    const { job } = await check(`email;name\n${ann};Ann Lee\n${bo};Bo\nnothing;\n`);
    const olive = await acme.as("olive");
    expect(await olive.invitations.startFile({ org: "acme", id: job })).toEqual({ job, total: 2 });
    await acme.expectRefusal("file_started", () => olive.invitations.startFile({ org: "acme", id: job }));
    // Bo came in by another way meanwhile.
    await acme.owner`insert into account (name, email, email_norm) values ('Bo', ${bo}, ${bo})`;
    await acme.owner`
      insert into membership (org_id, account_id, role, approved_at, source)
      select o.id, a.id, 'member', now(), 'request' from organization o, account a
       where o.slug = 'acme' and a.email = ${bo}`;

    while (await runNextJob());

    expect(await olive.jobs.get({ org: "acme", id: job })).toMatchObject({
      state: "finished",
      done: 1,
      refused: 1,
      refusals: [{ name: bo }],
    });
    expect(await invitationTo(acme, ann)).toMatchObject({ name: "Ann Lee", status: "open", send_count: 1 });
    expect(await invitationTo(acme, bo)).toBeUndefined();
    expect(await acme.owner`select 1 from import_row where job_id = ${job}`).toHaveLength(0);
    const [mail] = await acme.owner`
      select props from outbox where template = 'job-finished' and props ->> 'job' = ${job}`;
    expect(mail?.props).toMatchObject({ what: "invited", done: 1, refused: 1 });
  });

  it("who was invited on other terms keeps them all, and the check says which; a Manager's is not touched", async () => {
    const [kept, boss] = [freshAddress("kept"), freshAddress("boss")];
    const { org } = await acme.ids("olive");
    const [set, team] = [
      await newSet(acme, org, "Early birds", ["backup.view"]),
      await newTeam(acme, org, "Dawn", []),
    ];
    const terms = {
      permissions: ["infra.view"],
      sets: [set],
      teams: [team],
      lastDay: "2099-03-31",
      note: "Hello.",
    };
    const { token } = await invite(acme, kept, terms);
    await acme.owner`update session set reauthenticated_at = now()`;
    await invite(acme, boss, { as: "pia", role: "Manager" });
    const before = await invitationTo(acme, kept);

    const { job } = await check(`email\n${kept}\n${boss}\n`);
    const olive = await acme.as("olive");
    const { rows } = await olive.invitations.checkedFile({ org: "acme", id: job });
    expect(rows.map(({ verdict, why }) => [verdict, why])).toEqual([
      [
        "again",
        "Stays as it was: a Member with the set Early birds, the team Dawn, View infra, until 31 Mar 2099 at 23:59 UTC.",
      ],
      ["refused", expect.stringContaining("invited as a Manager")],
    ]);
    await olive.invitations.startFile({ org: "acme", id: job });
    while (await runNextJob());

    const { role, permissions, set_ids, team_ids, membership_ends_at, note } = before ?? {};
    expect(await invitationTo(acme, kept)).toMatchObject({
      ...{ role, permissions, set_ids, team_ids, membership_ends_at, note },
      send_count: 2,
    });
    expect(await acme.nobody().invitations.open({ token })).toEqual({ state: "unknown", signedIn: false });
    expect(await invitationTo(acme, boss)).toMatchObject({ role: "manager", send_count: 1 });
    const pia = request({ session: await acme.sessionOf("pia@platform.example") });
    const { job: hers } = await checkFile(pia, "acme", bytes(`email\n${boss}\n`));
    const seen = await (await acme.as("pia")).invitations.checkedFile({ org: "acme", id: hers });
    expect(seen.rows[0]).toMatchObject({ verdict: "refused", why: expect.stringContaining("Use Reinvite") });
  });

  it("5,000 rows are checked, one more is refused; many are invited part by part", async () => {
    const row = (n: number) => `import${n}@bulk.example,Person Number\n`;
    const rows = Array.from({ length: 5000 }, (_, n) => row(n));
    const { job: large } = await check(`email,name\n${rows.join("")}`);
    const olive = await acme.as("olive");
    const seen = await olive.invitations.checkedFile({ org: "acme", id: large });
    expect([seen.total, seen.good]).toEqual([5000, 5000]);
    await acme.expectRefusal("file_too_long", () => check(`email,name\n${rows.join("")}${row(5000)}`));

    const { job } = await check(`email,name\n${rows.slice(0, 450).join("")}`);
    await olive.invitations.startFile({ org: "acme", id: job });
    while (await runNextJob());
    expect(await olive.jobs.get({ org: "acme", id: job })).toMatchObject({ state: "finished", done: 450 });
    const [count] = await acme.owner`
      select count(*)::int as n from invitation where email_norm like '%@bulk.example'`;
    expect(count?.n).toBe(450);
  });

  it("a file without an email column, without people, or that is no CSV is refused with the reason", async () => {
    await acme.expectRefusal("file_without_email", () => check("name,phone\nAnn,1\n"));
    await acme.expectRefusal("file_empty", () => check(""));
    await acme.expectRefusal("file_empty", () => check("email,name\n"));
    const said = await acme.expectRefusal("file_unreadable", () => check('email\nann@x.example\n"open\n'));
    expect(said.message).toMatch(/line \d/i);
  });

  it("KIO-15, INV-6: a Member checks no file, and another organization's file does not exist", async () => {
    const text = `email\n${freshAddress()}\n`;
    const mia = request({ session: await acme.sessionOf("mia@acme.example") });
    await acme.expectRefusal("not_allowed", () => checkFile(mia, "acme", bytes(text)));
    const xena = request({ session: await acme.sessionOf("xena@globex.example") });
    await acme.expectRefusal("not_found", () => checkFile(xena, "acme", bytes(text)));
    const { job } = await checkFile(xena, "globex", bytes(text));
    const olive = await acme.as("olive");
    await acme.expectRefusal("not_found", () => olive.invitations.startFile({ org: "acme", id: job }));
  });

  it("X-3: who is no Manager any more when the work begins invites nobody", async () => {
    const boss = await newMember(acme, "Bea Boss", { role: "manager" });
    const email = freshAddress();
    const { job } = await checkFile(
      request({ session: await acme.sessionOf(boss.email) }),
      "acme",
      bytes(`email\n${email}\n`),
    );
    await (await acme.as(boss.email)).invitations.startFile({ org: "acme", id: job });
    await (await acme.as("olive")).members.changeRole({ org: "acme", id: boss.id, role: "Member" });
    while (await runNextJob());
    expect(await (await acme.as("olive")).jobs.get({ org: "acme", id: job })).toMatchObject({
      state: "stopped",
    });
    expect(await invitationTo(acme, email)).toBeUndefined();
  });
});
