"use client";
import { CircleAlert, CircleCheck, X } from "lucide-react";
import { useEffect, useState, useSyncExternalStore } from "react";
import { NavLink } from "./nav-link";
import { type Toast, toast, toasts } from "./toast";

const none: Toast[] = [];
const readingTime = 8000;

/**
 * Where messages appear. Both live regions are in the page from the start, because readers
 * announce only what is added to a region they know.
 */
export function Toasts() {
  const all = useSyncExternalStore(toasts.listen, toasts.now, () => none);
  return (
    <div className="toasts">
      <div role="status">{all.map((one) => one.kind === "done" && <Passing key={one.id} one={one} />)}</div>
      <div role="alert">{all.map((one) => one.kind === "bad" && <Slip key={one.id} one={one} />)}</div>
    </div>
  );
}

/** Goes by itself, but not while somebody points at it or has the focus in it. */
function Passing({ one }: { one: Toast }) {
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (held) return;
    const timer = setTimeout(() => toast.close(one.id), readingTime);
    return () => clearTimeout(timer);
  }, [held, one.id]);
  const hold = (value: boolean) => () => setHeld(value);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: pointing only holds the clock, it triggers nothing
    <div onPointerEnter={hold(true)} onPointerLeave={hold(false)} onFocus={hold(true)} onBlur={hold(false)}>
      <Slip one={one} />
    </div>
  );
}

function Slip({ one }: { one: Toast }) {
  const Icon = one.kind === "bad" ? CircleAlert : CircleCheck;
  return (
    <div className={`toast ${one.kind}`}>
      <Icon aria-hidden="true" />
      <p>
        {one.text}
        {one.event && (
          <>
            {" "}
            <NavLink className="link" href={one.event} onClick={() => toast.close(one.id)}>
              {one.event.startsWith("/account/") ? "See it in your activity" : "See it in the audit"}
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
