import { randomBytes, randomUUID } from "node:crypto";
import { signIn } from "@/server/accounts/sign-in";
import { exportAudit } from "@/server/audit/export/export";
import { hashOf } from "@/server/context";
import { checkFile } from "@/server/invitations/import/file";
import type { LimitName } from "@/server/limit-table";
import { exportMembers } from "@/server/members/list/export";
import { createCaller } from "@/server/router";
import { somebody, theirPassword } from "@/tests/support/account";
import { freshAddress, invite } from "@/tests/support/invitations";
import { newMember } from "@/tests/support/members";
import { request, type useCast } from "@/tests/support/people";

/** What a browser keeps to be known again. */
export const device = () => randomBytes(16).toString("base64url");

interface ActionRule {
  spends: LimitName[];
  /** Of those, what is counted when the action is refused as well: tries of a link. */
  tries?: LimitName[];
  /** Gives what can be done again and again. */
  ready: () => Promise<() => Promise<unknown>>;
}

/** Each action with what it spends. */
export function limitActions(acme: ReturnType<typeof useCast>): Record<string, ActionRule> {
  const olive = () => acme.as("olive");

  const actions: Record<string, ActionRule> = {
    "a wrong password from anywhere": {
      spends: ["sign_in.account", "sign_in.address"],
      ready: async () => {
        const { email } = await somebody(acme, "Lim Guessed");
        return () => signIn(request(), { email, password: "wrong" });
      },
    },
    "a wrong password in a network the account uses": {
      spends: ["sign_in.known", "sign_in.address"],
      ready: async () => {
        const { email, session } = await somebody(acme, "Lim Home");
        await acme.owner`update session set ip = '203.0.113.7' where id_hash = ${session}`;
        return () => signIn(request(), { email, password: "wrong" });
      },
    },
    "a wrong password on a device the account uses": {
      spends: ["sign_in.device"],
      ready: async () => {
        const { email } = await somebody(acme, "Lim Device");
        const own = device();
        await signIn(request(), { email, password: theirPassword, device: own });
        await acme.owner`delete from rate_limit`;
        return () => signIn(request({ ip: "203.0.113.99" }), { email, password: "wrong", device: own });
      },
    },
    "a stranger's request for a new password": {
      spends: ["mail.account", "mail.address", "reset.account", "reset.account_day", "reset.all"],
      ready: async () => {
        const { email } = await somebody(acme, "Lim Forgets");
        return () => acme.nobody().accounts.forgotPassword({ email });
      },
    },
    "the owner's request on a device they use": {
      spends: ["reset.device"],
      ready: async () => {
        const { email } = await somebody(acme, "Lim Owner");
        const own = device();
        await signIn(request(), { email, password: theirPassword, device: own });
        await acme.owner`delete from rate_limit`;
        return () => createCaller(request({ device: hashOf(own) })).accounts.forgotPassword({ email });
      },
    },
    "a Manager's mail with a new password": {
      spends: ["reset.actor", "reset.member", "reset.organization"],
      ready: async () => {
        const { id } = await somebody(acme, "Lim Helped");
        return async () => (await olive()).members.sendPasswordReset({ org: "acme", id });
      },
    },
    "a sign-up": {
      spends: [
        ...(["mail.account", "mail.account_day", "mail.address"] as const),
        ...(["sign_up.address", "sign_up.all", "sign_up.organization"] as const),
      ],
      ready: async () => {
        const email = freshAddress("signs");
        const { org: organization } = await acme.ids("olive");
        const typed = { email, name: "Lim Signs", password: "quiet-harbour-29-violin", organization };
        return () => acme.nobody().accounts.signUp(typed);
      },
    },
    "an address to change to": {
      spends: ["mail.account", "mail.account_day", "mail.address", "request.account"],
      ready: async () => {
        const { api } = await somebody(acme, "Lim Moves");
        const email = freshAddress("moves");
        return () => api.own.askNewEmail({ email });
      },
    },
    "a link mailed to who opened a copied one": {
      spends: ["invitation.open", "mail.account", "mail.account_day", "mail.address"],
      tries: ["invitation.open"],
      ready: async () => {
        const { copied } = await invite(acme, freshAddress("copied"));
        await acme.owner`delete from rate_limit`;
        return () => acme.nobody().invitations.mailLink({ token: copied });
      },
    },
    "a message to somebody who waits": {
      spends: ["message.actor", "message.request"],
      ready: async () => {
        const { requestId: id } = await acme.newcomer("Lim Waits", "acme");
        return async () => (await olive()).requests.note({ org: "acme", id, note: "Who are you?" });
      },
    },
    "rejecting and reopening": {
      spends: ["reopen.request"],
      ready: async () => {
        const { requestId: id } = await acme.newcomer("Lim Rejected", "acme");
        return async () => {
          const api = await olive();
          await api.requests.reject({ org: "acme", id });
          try {
            await api.requests.reopen({ org: "acme", id });
          } catch (error) {
            await acme.owner`update join_request set status = 'pending', decided_at = null where id = ${id}`;
            throw error;
          }
        };
      },
    },
    "switching off and on": {
      spends: ["switch.member"],
      ready: async () => {
        const { id } = await newMember(acme, "Lim Switched");
        return async () => {
          const api = await olive();
          await acme.owner`update membership set enabled = true where id = ${id}`;
          await api.members.edit({ org: "acme", id, enabled: false });
          await api.members.edit({ org: "acme", id, enabled: true });
        };
      },
    },
    "proposing and taking it back": {
      spends: ["propose.member", "propose.organization"],
      ready: async () => {
        const { id } = await newMember(acme, "Lim Proposed");
        return async () => {
          const api = await olive();
          await api.promotions.propose({ org: "acme", id, reason: "Runs the night shift." });
          await acme.owner`update promotion set status = 'withdrawn', decided_at = now() where membership_id = ${id}`;
        };
      },
    },
    "an invitation": {
      spends: ["invitation.account", "invitation.organization"],
      ready: async () => async () =>
        (await olive()).invitations.send({
          org: "acme",
          people: [{ email: freshAddress() }],
          role: "Member",
        }),
    },
    "a file of people": {
      spends: ["invitation.account"],
      ready: async () => {
        const session = await acme.sessionOf("olive@acme.example");
        return () => checkFile(request({ session }), "acme", Buffer.from(`email\n${freshAddress()}\n`));
      },
    },
    "asking to join": {
      spends: ["request.account"],
      ready: async () => {
        const person = await acme.newcomer("Lim Asks");
        const api = await acme.as(person.email);
        const { org: organization } = await acme.ids("olive");
        return async () => {
          await api.requests.file({ organization });
          await acme.owner`update join_request set status = 'withdrawn', decided_at = now() where status = 'pending' and account_id = (select id from account where email = ${person.email})`;
        };
      },
    },
    "an export of people": {
      spends: ["export.account", "export.organization"],
      ready: async () => {
        const session = await acme.sessionOf("olive@acme.example");
        return () => exportMembers(request({ session }), { org: "acme" });
      },
    },
    "an export of the audit": {
      spends: ["export.account", "export.organization"],
      ready: async () => {
        const session = await acme.sessionOf("olive@acme.example");
        return () => exportAudit(request({ session }), { org: "acme" }, "csv");
      },
    },
    "a new address of an organization": {
      spends: ["address.organization"],
      ready: async () => {
        const pia = await acme.as("pia");
        const slug = `lim-${randomUUID().slice(0, 8)}`;
        const manager = await somebody(acme, "Lim Renames");
        await pia.platform.createOrganization({
          name: "Lim Renamed",
          slug,
          account: manager.accountId,
        } as never);
        let now = slug;
        return async () => {
          const {
            version,
            formerAddresses: _,
            pending: __,
            whyNot: ___,
            ...settings
          } = await manager.api.organizations.settings({ org: now });
          const next = `lim-${randomUUID().slice(0, 8)}`;
          await manager.api.organizations.changeSettings({
            ...settings,
            version,
            org: now,
            slug: next,
          } as never);
          now = next;
        };
      },
    },
  };

  /** A search of every list that has one. */
  const searches: Record<string, () => Promise<unknown>> = {
    "members.list": async () => (await olive()).members.list({ org: "acme", search: "ann" }),
    "requests.list": async () => (await olive()).requests.list({ org: "acme", search: "ann" } as never),
    "invitations.list": async () => (await olive()).invitations.list({ org: "acme", search: "ann" } as never),
    "teams.list": async () => (await olive()).teams.list({ org: "acme", search: "ann" } as never),
    "audit.list": async () => (await olive()).audit.list({ org: "acme", who: "ann" }),
    "audit.on": async () => (await olive()).audit.on({ org: "acme", date: "2026-11-03", who: "ann" }),
    "audit.platformList": async () => (await acme.as("pia")).audit.platformList({ who: "ann" }),
    "platform.accounts": async () => (await acme.as("pia")).platform.accounts({ search: "ann" } as never),
    "platform.organizations": async () =>
      (await acme.as("pia")).platform.organizations({ search: "ac" } as never),
  };
  for (const [name, search] of Object.entries(searches)) {
    actions[`a search of ${name}`] = { spends: ["search.account"], ready: async () => search };
  }

  return actions;
}
