import { Name } from "@/app/_ui/named";
import type { detailsOf } from "@/server/audit/serialize";
import { NavLink } from "../nav-link";
import { Ago } from "../time";
import { EventChanges } from "./event-changes";
import { Sentence } from "./events-table";
import { Exactly } from "./when";

type Event = ReturnType<typeof detailsOf>;
type Props = {
  event: Event;
  now: number;
  /** The list the event belongs to, with its query string. */
  base: string;
  people: string | null;
  /** True if the reader can see the whole audit log, and so can follow a person through it. */
  all: boolean;
};

/** What the parts of a view are called that are no filter of a list. */
const viewLabels: Record<string, string> = { what: "Procedure", id: "ID", org: "Organization" };

/** Everything about one event that its reader may see (KIO-26, KMP-6, X-15). */
export function EventDetails({ event, now, base, people, all }: Props) {
  const { actor, target, way } = event;
  // A refusal changed nothing: its code is a fact beside the others.
  const refusal = event.action === "action.denied" ? event.changes[0]?.after : undefined;
  return (
    <>
      <section className="sheet mb-4 p-5" aria-label="What happened">
        <p className="mb-4 text-[1.0625rem] wrap-anywhere">
          <Sentence parts={event.parts} people={people} />
          {event.parts.at(-1)?.text.endsWith(".") ? "" : "."}
        </p>
        <dl className="facts">
          <dt>When</dt>
          <dd>
            <Exactly at={event.at} />
            <span className="block text-ink-2">
              <Ago at={event.at} now={now} />
            </span>
          </dd>
          <dt>Actor</dt>
          <dd className="wrap-anywhere">
            <Name>{actor.name}</Name>
            {actor.role && `, ${actor.role}`}
            {actor.email && (
              <span className="block text-ink-2" translate="no">
                {actor.email}
              </span>
            )}
            {all && actor.account && <Follow base={base} account={actor.account} name={actor.name} />}
          </dd>
          <dt>Target</dt>
          <dd className="wrap-anywhere">
            <Name>{target.label}</Name>
            {target.email && (
              <span className="block text-ink-2" translate="no">
                {target.email}
              </span>
            )}
            {all && target.account && target.account !== actor.account && (
              <Follow base={base} account={target.account} name={target.label} />
            )}
          </dd>
          {event.reason && (
            <>
              <dt>Reason</dt>
              <dd className="whitespace-pre-wrap wrap-anywhere">{event.reason}</dd>
            </>
          )}
          {refusal !== undefined && (
            <>
              <dt>Refusal</dt>
              <dd>
                <code translate="no">{String(refusal)}</code>
              </dd>
            </>
          )}
          {event.view.map(({ what, value }) => (
            <div key={what} className="contents">
              <dt className="first-letter:uppercase">{viewLabels[what] ?? what}</dt>
              <dd className="wrap-anywhere" translate={what in viewLabels ? "no" : undefined}>
                {String(value ?? "any")}
              </dd>
            </div>
          ))}
          {way && (
            <>
              <dt>IP address</dt>
              <dd>{way.ip ?? "not recorded"}</dd>
              <dt>Browser</dt>
              <dd className="wrap-anywhere">{way.userAgent ?? "not recorded"}</dd>
              <dt>Request ID</dt>
              <dd className="wrap-anywhere">
                <code translate="no">{way.requestId}</code>
              </dd>
            </>
          )}
          <dt>Event</dt>
          <dd>
            <code translate="no">{event.action}</code>
          </dd>
        </dl>
      </section>
      {refusal === undefined && <EventChanges changes={event.changes} />}
    </>
  );
}

function Follow({ base, account, name }: { base: string; account: string; name: string }) {
  return (
    <NavLink className="link block w-fit" href={`${base}${base.includes("?") ? "&" : "?"}person=${account}`}>
      Everything by and about <Name>{name}</Name>
    </NavLink>
  );
}
