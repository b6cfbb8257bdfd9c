import { hash } from "@node-rs/argon2";
import postgres, { type TransactionSql } from "postgres";
import { cast, DEMO_PASSWORD } from "./cast";
import {
  acmeDecided,
  acmeInvited,
  acmePeople,
  acmeWaiting,
  type DemoPerson,
  otherOrganizations,
} from "./people";

const wholeCategories: Record<string, readonly string[]> = { audit: ["view", "export"] };
const usualActions = ["view", "operate", "manage"];

/**
 * Loads the demo data: the cast, some sixty people of Acme, and three organizations more. Everybody has the demo
 * password. Refuses a database that has accounts.
 * @param ownerUrl the owner's address; the schema must be prepared
 */
export async function seedDemo(ownerUrl: string): Promise<void> {
  const owner = postgres(ownerUrl, { max: 1, onnotice: () => {} });
  try {
    const passwordHash = await hash(DEMO_PASSWORD, { memoryCost: 19456, timeCost: 2, parallelism: 1 });
    await owner.begin(async (tx) => {
      const [found] = await tx<{ any: boolean }[]>`select exists (select 1 from account) as any`;
      if (found?.any) throw new Error("Demo data is loaded into an empty database only.");
      await new Seed(tx, passwordHash).everything();
    });
  } finally {
    await owner.end();
  }
}

class Seed {
  constructor(
    private readonly tx: TransactionSql,
    private readonly passwordHash: string,
  ) {}

  async everything(): Promise<void> {
    await this.tx`update platform set set_up_at = now() where id = 1`;
    const acme = await this.organization({
      name: "Acme",
      slug: "acme",
      joinPolicy: "approval",
      listed: true,
    });
    const pia = await this.account(cast.pia.name, cast.pia.email, { platformAdmin: true });
    const olive = await this.account(cast.olive.name, cast.olive.email);
    const marco = await this.account(cast.marco.name, cast.marco.email);
    const mia = await this.account(cast.mia.name, cast.mia.email);
    const wim = await this.account(cast.wim.name, cast.wim.email);
    const xena = await this.account(cast.xena.name, cast.xena.email);

    await this.member(acme, olive, { role: "manager", days: 314, source: "founder" });
    await this.member(acme, marco, { role: "manager", days: 314, by: olive });
    await this.member(acme, pia, { days: 314, by: olive });
    await this.member(acme, mia, { days: 186, by: olive, holds: "service backup.view", grantedBy: olive });
    for (const person of acmePeople) await this.person(acme, person, olive);
    await this.request(acme, wim, { hours: 2, note: "I work with Mia in the field team." });
    for (const { name, hours, note } of acmeWaiting) {
      await this.request(acme, await this.account(name, mailbox(name, "acme.example")), { hours, note });
    }
    for (const { name, days, status, reason } of acmeDecided) {
      const account = await this.account(name, mailbox(name, "acme.example"));
      await this.request(acme, account, { hours: days * 24, note: null, status, reason, decidedBy: marco });
    }

    for (const person of acmeInvited) await this.invitation(acme, { olive, pia }[person.by], person);

    for (const { people, managers, domain, ...org } of otherOrganizations) {
      const id = await this.organization(org);
      if (org.slug === "globex") {
        await this.member(id, xena, { role: "manager", days: 290, source: "founder" });
        await this.member(id, marco, { days: 130, by: xena, holds: "infra.view", grantedBy: xena });
      }
      for (const [index, name] of people.entries()) {
        const account = await this.account(name, mailbox(name, domain));
        const role = index < managers ? "manager" : "member";
        const source = index === 0 && managers > 0 ? "founder" : "request";
        await this.member(id, account, {
          role,
          days: 250 - index * 31,
          source,
          holds: index % 2 ? "service.view" : "",
        });
      }
    }
    await this.tx`
      update account a set created_at = first.at
        from (select account_id, min(at) as at
                from (select account_id, joined_at - interval '2 hours' as at from membership
                      union all select account_id, requested_at - interval '5 minutes' from join_request) came
               group by account_id) first
       where first.account_id = a.id and not a.platform_admin`;
  }

  private async organization(org: { name: string; slug: string; joinPolicy: string; listed: boolean }) {
    const [row] = await this.tx<{ id: string }[]>`
      insert into organization (name, slug, join_policy, listed, created_at)
      values (${org.name}, ${org.slug}, ${org.joinPolicy}, ${org.listed}, now() - interval '315 days') returning id`;
    return made(row).id;
  }

  private async account(name: string, email: string, { platformAdmin = false } = {}): Promise<string> {
    const [row] = await this.tx<{ id: string }[]>`
      insert into account (name, email, email_norm, platform_admin, created_at)
      values (${name}, ${email}, ${email.toLowerCase()}, ${platformAdmin}, now() - interval '315 days') returning id`;
    const { id } = made(row);
    await this.tx`insert into credential (account_id, password_hash) values (${id}, ${this.passwordHash})`;
    return id;
  }

  private async person(
    orgId: string,
    { name, holds, days, state }: DemoPerson,
    grantedBy: string,
  ): Promise<void> {
    const account = await this.account(name, mailbox(name, "acme.example"));
    const membership = await this.member(orgId, account, { days, by: grantedBy, holds, grantedBy });
    if (state === "disabled") await this.tx`update membership set enabled = false where id = ${membership}`;
    if (state === "unapproved")
      await this.tx`update membership set approved_at = null where id = ${membership}`;
    if (state === "ends_soon") {
      await this.tx`update membership set expires_at = now() + interval '8 days' where id = ${membership}`;
    }
    if (state === "disabled_account")
      await this.tx`update account set disabled_at = now() where id = ${account}`;
  }

  private async member(
    orgId: string,
    accountId: string,
    terms: {
      role?: "manager" | "member";
      days: number;
      by?: string;
      holds?: string;
      grantedBy?: string;
      source?: "founder" | "request";
    },
  ): Promise<string> {
    const { role = "member", days, by = accountId, holds = "", grantedBy = by, source = "request" } = terms;
    const joined = this.tx`now() - ${days} * interval '1 day'`;
    const [row] = await this.tx<{ id: string }[]>`
      insert into membership (org_id, account_id, role, approved_at, approved_by, joined_at, source)
      values (${orgId}, ${accountId}, ${role}, ${joined}, ${by}, ${joined}, ${source}) returning id`;
    const { id } = made(row);
    for (const permission of holds.split(" ").flatMap(expanded)) {
      await this.tx`
        insert into access_grant (org_id, membership_id, permission, starts_at, granted_by)
        values (${orgId}, ${id}, ${permission}, ${joined}, ${grantedBy})`;
    }
    return id;
  }

  private async invitation(
    orgId: string,
    invitedBy: string,
    { name, email, days, by, role, status, times = 1, undelivered, member }: (typeof acmeInvited)[number],
  ): Promise<void> {
    const sent = this.tx`now() - ${days} * interval '1 day'`;
    const over = status === "open" ? null : this.tx`${sent} + interval '1 day'`;
    const [row] = await this.tx<{ id: string }[]>`
      insert into invitation (org_id, email, email_norm, name, role, status, invited_at, invited_by, invited_by_name,
                              send_count, last_sent_at, expires_at, ended_at, ended_by_name, accepted_by, membership_id)
      select ${orgId}, ${email}, ${email.toLowerCase()}, ${name}, ${role}, ${status}, ${sent}, ${invitedBy},
             ${cast[by].name}, ${times}, ${sent}, ${sent} + interval '7 days', ${over},
             ${status === "revoked" ? cast.olive.name : null},
             (select account_id from membership where org_id = ${orgId} and name = ${member ?? null}),
             (select id from membership where org_id = ${orgId} and name = ${member ?? null})
      returning id`;
    if (!undelivered) return;
    await this.tx`
      insert into outbox (org_id, template, to_email, to_name, props, about_kind, about_id, status, created_at, attempts,
                          first_attempt_at, last_error)
      values (${orgId}, 'invitation', ${email}, ${name}, '{}', 'invitation', ${made(row).id}, 'failed', ${sent}, 1,
              ${sent}, 'The address does not exist.')`;
  }

  private async request(
    orgId: string,
    accountId: string,
    terms: {
      hours: number;
      note: string | null;
      status?: string;
      reason?: string | null;
      decidedBy?: string;
    },
  ): Promise<void> {
    const { hours, note, status = "pending", reason = null, decidedBy = null } = terms;
    const asked = this.tx`now() - ${hours} * interval '1 hour'`;
    const byManager = status === "rejected";
    await this.tx`
      insert into join_request
        (org_id, account_id, note, status, requested_at, expires_at, reason, decided_by, decided_by_name, decided_at,
         notified_at)
      values (${orgId}, ${accountId}, ${note}, ${status}, ${asked}, ${asked} + interval '30 days', ${reason},
              ${byManager ? decidedBy : null}, ${byManager ? cast.marco.name : null},
              ${status === "pending" || status === "expired" ? null : this.tx`${asked} + interval '1 day'`},
              ${asked})`;
  }
}

function made<T>(row: T | undefined): T {
  if (!row) throw new Error("A row of the demo data could not be written.");
  return row;
}

const expanded = (holding: string): string[] => {
  if (holding === "" || holding.includes(".")) return holding ? [holding] : [];
  return (wholeCategories[holding] ?? usualActions).map((action) => `${holding}.${action}`);
};

/** An address like "lucia.fernandez@acme.example": the first two words of a name in ASCII. */
function mailbox(name: string, domain: string): string {
  const ascii = name
    .replaceAll("ı", "i")
    .replaceAll("ł", "l")
    .normalize("NFKD")
    .replaceAll(/[^a-zA-Z ]/g, "");
  return `${ascii.toLowerCase().split(" ").slice(0, 2).join(".")}@${domain}`;
}
