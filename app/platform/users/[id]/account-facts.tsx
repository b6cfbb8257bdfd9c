import type { api } from "@/app/_api/browser";
import { NavLink } from "@/app/_ui/nav-link";
import { Ago, Day } from "@/app/_ui/time";
import { twins } from "@/app/_ui/twins";

export type Account = Awaited<ReturnType<typeof api.platform.account.query>>;

/** An account's dates, organizations, open requests and devices. */
export function AccountFacts({ account, now }: { account: Account; now: number }) {
  const twin = twins([...account.places, ...account.waits]);
  return (
    <div className="grid gap-4">
      <section className="sheet p-5" aria-label="About">
        <dl className="facts">
          <dt>Created</dt>
          <dd>
            <Day at={account.createdAt} />
          </dd>
          <dt>Last active</dt>
          <dd>{account.lastActiveAt ? <Ago at={account.lastActiveAt} now={now} /> : "never signed in"}</dd>
          {account.disabledAt && (
            <>
              <dt>Disabled</dt>
              <dd>
                <Day at={account.disabledAt} />
              </dd>
            </>
          )}
        </dl>
      </section>
      <section className="sheet p-5" aria-labelledby="places">
        <h2 id="places" className="mb-3">
          Organizations
        </h2>
        <ul className="grid gap-2 wrap-anywhere">
          {account.places.map(({ orgId, slug, name, role, joinedAt }) => (
            <li key={orgId}>
              <NavLink className="link alone" href={`/o/${slug}/users`} translate="no">
                {name}
              </NavLink>
              {twin({ slug, name })}{" "}
              <span className="text-ink-2">
                {role}, since <Day at={joinedAt} />
              </span>
            </li>
          ))}
          {account.waits.map(({ slug, name, requestedAt }) => (
            <li key={slug}>
              <NavLink className="link alone" href={`/o/${slug}/users/pending`} translate="no">
                {name}
              </NavLink>
              {twin({ slug, name })}{" "}
              <span className="text-ink-2">
                asked <Ago at={requestedAt} now={now} />, still waiting
              </span>
            </li>
          ))}
          {account.places.length + account.waits.length === 0 && <li className="text-ink-2">None.</li>}
        </ul>
      </section>
      <section className="sheet p-5" aria-labelledby="sessions">
        <h2 id="sessions" className="mb-3">
          Signed in on
        </h2>
        <ul className="grid gap-2 wrap-anywhere">
          {account.sessions.map(({ device, ip, since, lastSeenAt }) => (
            <li key={since}>
              {device}{" "}
              <span className="text-ink-2">
                {ip && `${ip}, `}since <Day at={since} />, last active <Ago at={lastSeenAt} now={now} />
              </span>
            </li>
          ))}
          {account.sessions.length === 0 && <li className="text-ink-2">No devices.</li>}
        </ul>
      </section>
    </div>
  );
}
