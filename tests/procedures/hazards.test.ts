import { beforeEach, describe, expect, it } from "vitest";
import { inAccountTransaction } from "@/server/access/account";
import { openForAccount, touch } from "@/server/access/sessions/queries";
import { findForSignIn } from "@/server/accounts/queries";
import { signOut } from "@/server/accounts/sign-out";
import { hashOf } from "@/server/context";
import { createCaller } from "@/server/router";
import { somebody, theirPassword } from "@/tests/support/account";
import { tokenTo } from "@/tests/support/account-mail";
import { memberRow } from "@/tests/support/members";
import { refusalOf, request, useCast } from "@/tests/support/people";

const acme = useCast();
const another = "seven-herons-on-a-jetty";

beforeEach(async () => {
  await acme.owner`delete from rate_limit`;
});

/** What a sign-in knows after it compared the password, and what it does next. */
async function halfSignedIn(email: string) {
  const known = await inAccountTransaction((tx) => findForSignIn(tx, email));
  if (!known) throw new Error(`Nobody has the address ${email}.`);
  const session = { idHash: hashOf("a new session"), method: "password", ip: null, userAgent: null } as const;
  return () => inAccountTransaction((tx) => openForAccount(tx, known.id, known.credVersion, session));
}

/** Races whose order is laid down here, so that the naive code loses each of them every time. */
describe("Between two steps of one thing, another happens", () => {
  it("security 4.8: what was meant for a membership that ended never reaches the person's next one", async () => {
    const ivy = await somebody(acme, "Ivy Twice");
    const [olive, pia] = [await acme.as("olive"), await acme.as("pia")];
    await olive.members.remove({ org: "acme", id: ivy.id });
    await ivy.api.requests.file({ organization: ivy.orgId });
    const { rows } = await olive.requests.list({ org: "acme", search: ivy.email });
    const { memberId } = await olive.requests.approve({ org: "acme", id: rows[0]?.id ?? "" });
    const stands = async () => {
      const { last_active_at: _, last_active_day: __, ...row } = (await memberRow(acme, memberId)) ?? {};
      return row;
    };
    const found = await stands();

    const late: (() => Promise<unknown>)[] = [
      () => pia.members.changeRole({ org: "acme", id: ivy.id, role: "Manager" }),
      () => olive.members.edit({ org: "acme", id: ivy.id, enabled: false }),
      () => olive.members.remove({ org: "acme", id: ivy.id }),
      () => olive.members.delete({ org: "acme", id: ivy.id }),
      () => olive.members.sendPasswordReset({ org: "acme", id: ivy.id }),
    ];
    for (const call of late) await acme.expectRefusal("not_found", call);
    expect(await stands()).toEqual(found);
  });

  it("security 4.8: editing against removing changes the member who stands there, or is refused", async () => {
    for (let round = 0; round < 6; round++) {
      const ned = await somebody(acme, "Ned Raced");
      const [olive, marco] = [await acme.as("olive"), await acme.as("marco")];
      const [edit, remove] = await Promise.allSettled([
        olive.members.edit({ org: "acme", id: ned.id, displayName: "Ned Edited" }),
        marco.members.remove({ org: "acme", id: ned.id }),
      ]);
      expect(remove.status).toBe("fulfilled");
      if (edit.status === "rejected") expect(edit.reason.cause).toMatchObject({ code: "not_found" });
      const row = await memberRow(acme, ned.id);
      expect(row?.ended_at).not.toBeNull();
      expect(row?.display_name).toBe(edit.status === "fulfilled" ? "Ned Edited" : null);
    }
  });

  it("security 4.18, CASE-4: who is let in while their account ends is refused, once the end is certain", async () => {
    const olive = await acme.as("olive");
    const orgId = (await acme.ids("olive")).org;
    const ways: Record<string, () => Promise<{ email: string; letIn: () => Promise<unknown> }>> = {
      approved: async () => {
        const { email, requestId } = await acme.newcomer("Una Ending", "acme");
        return { email, letIn: () => olive.requests.approve({ org: "acme", id: requestId }) };
      },
      invited: async () => {
        const { email } = await acme.newcomer("Uri Ending");
        await olive.invitations.send({ org: "acme", people: [{ email }], role: "Member" });
        const person = await acme.as(email);
        const [{ id } = { id: "" }] = await person.invitations.mine();
        return { email, letIn: () => person.invitations.accept({ organization: orgId, id }) };
      },
    };
    for (const [way, prepare] of Object.entries(ways)) {
      for (const end of ["disabled_at", "deleted_at"]) {
        const { email, letIn } = await prepare();
        let outcome: Promise<unknown> = Promise.resolve();
        await acme.owner.begin(async (tx) => {
          await tx`update account set ${tx(end)} = now() where email_norm = ${email}`;
          let over = false;
          outcome = refusalOf(letIn).finally(() => {
            over = true;
          });
          outcome.catch(() => {});
          // It waits for this transaction, or it did not look.
          for (let waits = false; !waits && !over; ) {
            const [row] = await tx<{ waits: boolean }[]>`
              select exists (select 1 from pg_stat_activity
                              where pg_backend_pid() = any(pg_blocking_pids(pid))) as waits`;
            waits = row?.waits ?? false;
          }
        });
        await expect(outcome, `${way}, ${end}`).resolves.toHaveProperty("code");
        const joined = await acme.owner`
          select 1 from membership m join account a on a.id = m.account_id
           where a.email_norm = ${email} and m.ended_at is null`;
        expect(joined, `${way}, ${end}`).toHaveLength(0);
      }
    }
  });

  it("security 4.15: a sign-in whose account was disabled or deleted meanwhile opens no session", async () => {
    for (const end of ["disabled_at", "deleted_at"] as const) {
      const kay = await somebody(acme, "Kay Gone");
      const goOn = await halfSignedIn(kay.email);
      await acme.owner`update account set ${acme.owner(end)} = now() where id = ${kay.accountId}`;
      expect(await goOn()).toBe(false);
    }
  });

  it("security 4.16: a sign-in whose password was replaced meanwhile opens no session, by whatever way", async () => {
    const replaced: [string, (who: Awaited<ReturnType<typeof somebody>>) => Promise<unknown>][] = [
      [
        "by a mailed link",
        async (who) => {
          await acme.nobody().accounts.forgotPassword({ email: who.email });
          const token = await tokenTo(acme.owner, who.email, "password-reset");
          await acme.nobody().accounts.resetPassword({ token, password: another });
        },
      ],
      ["by its owner", (who) => who.api.own.changePassword({ current: theirPassword, password: another })],
      [
        "with the way back to an old address",
        async (who) => {
          const to = `lou.${Math.random().toString(36).slice(2)}@new.example`;
          await who.api.own.askNewEmail({ email: to });
          await who.api.accounts.confirmEmail({ token: await tokenTo(acme.owner, to, "confirm-email") });
          const token = await tokenTo(acme.owner, who.email, "email-changed-old");
          await acme.nobody().accounts.undoEmail({ token });
        },
      ],
    ];
    for (const [how, replace] of replaced) {
      const lou = await somebody(acme, "Lou Changed");
      const goOn = await halfSignedIn(lou.email);
      await replace(lou);
      expect(await goOn(), how).toBe(false);
    }
  });

  it("security 4.17: a use noted after signing out neither revives the session nor counts as a use", async () => {
    const max = await somebody(acme, "Max Late");
    await signOut(request({ session: max.session }));
    const row = () => acme.owner`select * from session where id_hash = ${max.session}`;
    const signedOut = await row();
    expect(signedOut).toHaveLength(1);
    await inAccountTransaction((tx) => touch(tx, max.session, max.orgId));
    expect(await row()).toEqual(signedOut);
    const api = createCaller(request({ session: max.session }));
    expect((await refusalOf(() => api.own.profile())).code).toBe("signed_out");
  });
});
