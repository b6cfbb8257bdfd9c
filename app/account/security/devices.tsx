import { Ago, Day } from "@/app/_ui/time";
import { SignOutDevice, SignOutOthers } from "./sign-out-devices";

export type Device = {
  id: string;
  device: string;
  ip: string | null;
  since: string;
  lastSeenAt: string;
  current: boolean;
};

/** The devices the reader is signed in on, this one first, each with a button to sign it out. */
export function Devices({ sessions, now }: { sessions: Device[]; now: number }) {
  const ordered = [...sessions].sort((a, b) => Number(b.current) - Number(a.current));
  return (
    <section className="sheet p-5" aria-labelledby="devices">
      <div className="mb-2 flex flex-wrap items-center justify-between gap-3">
        <h2 id="devices">Devices</h2>
        {sessions.length > 1 && <SignOutOthers />}
      </div>
      <ul>
        {ordered.map(({ id, device, ip, since, lastSeenAt, current }) => (
          <li
            key={id}
            className="flex flex-wrap items-center gap-x-4 gap-y-2 border-t border-line py-3 first:border-t-0 last:pb-0"
          >
            <div className="min-w-0 flex-1">
              <p className="font-medium">
                {device} {current && <span className="tag you">This device</span>}
              </p>
              <p className="text-ink-2">
                {ip && <>{ip}, </>}
                since <Day at={since} />, last active <Ago at={lastSeenAt} now={now} />
              </p>
            </div>
            {!current && <SignOutDevice id={id} device={device} />}
          </li>
        ))}
      </ul>
    </section>
  );
}
