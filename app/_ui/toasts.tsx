"use client";
import { CircleAlert, CircleCheck, X } from "lucide-react";
import { useEffect, useState, useSyncExternalStore } from "react";
import { NavLink } from "./nav-link";
import { type Toast, toast, toasts } from "./toast";
import { useMessagesKey } from "./use-messages-key";

const none: Toast[] = [];

/** Longer where there is something to do than where there is only something to read. */
const readingTime = ({ action, event }: Toast) => (action || event ? 20_000 : 10_000);

/**
 * Where messages appear. Both live regions are in the page from the start, because screen readers announce only what is
 * added to a region they know. F6 moves there and back; while the pointer or the focus is on the messages, or another
 * window is in front, none of them disappears.
 */
export function Toasts() {
  const all = useSyncExternalStore(toasts.listen, toasts.now, () => none);
  const [held, setHeld] = useState(false);
  const { region, leave } = useMessagesKey(all.length);
  const away = useSyncExternalStore(
    listenToWindow,
    () => !document.hasFocus(),
    () => false,
  );
  const hold = (value: boolean) => () => setHeld(value);
  const stays = held || away;
  return (
    <section
      ref={region}
      className="toasts"
      tabIndex={-1}
      aria-label="Messages (F6)"
      onPointerEnter={hold(true)}
      onPointerLeave={hold(false)}
      onFocus={hold(true)}
      onBlur={hold(false)}
      onKeyDown={(event) => event.key === "Escape" && leave()}
    >
      <div role="status">
        {all.map((one) => one.kind === "done" && <Passing key={one.id} one={one} held={stays} />)}
      </div>
      <div role="alert">{all.map((one) => one.kind === "bad" && <Slip key={one.id} one={one} />)}</div>
    </section>
  );
}

function listenToWindow(tell: () => void) {
  const once = new AbortController();
  for (const turn of ["focus", "blur"]) window.addEventListener(turn, tell, { signal: once.signal });
  return () => once.abort();
}

/** Disappears by itself, unless hovered or focused. */
function Passing({ one, held }: { one: Toast; held: boolean }) {
  useEffect(() => {
    if (held) return;
    const timer = setTimeout(() => toast.close(one.id), readingTime(one));
    return () => clearTimeout(timer);
  }, [held, one]);
  return <Slip one={one} />;
}

function Slip({ one }: { one: Toast }) {
  const Icon = one.kind === "bad" ? CircleAlert : CircleCheck;
  return (
    <div className={`toast ${one.kind}`}>
      <Icon aria-hidden="true" />
      <p>
        <span>{one.text}</span>
        {one.page && (
          <>
            {" "}
            <NavLink className="link" href={one.page.href} onClick={() => toast.close(one.id)}>
              {one.page.label}
            </NavLink>
          </>
        )}
        {one.event && (
          <>
            {" "}
            <NavLink className="link" href={one.event} onClick={() => toast.close(one.id)}>
              {one.event.startsWith("/account/") ? "See it in your activity" : "See it in the audit log"}
            </NavLink>
          </>
        )}
      </p>
      {one.action && (
        <button type="button" className="btn small" onClick={() => perform(one)}>
          {one.action.label}
        </button>
      )}
      <button
        type="button"
        className="close"
        aria-label="Close this message"
        onClick={() => toast.close(one.id)}
      >
        <X className="icon" aria-hidden="true" />
      </button>
    </div>
  );
}

function perform({ id, action }: Toast) {
  toast.close(id);
  action?.run();
}
