"use client";
import { useOffline } from "next/offline";
import { useEffect } from "react";
import { toast } from "./toast";

const kept = "You’re offline. What you typed is still here; try again when you’re connected.";

/**
 * Says that the connection is gone, as long as it is. Links and searches wait for it (next.config.js); a form that the
 * browser would submit natively is blocked, because the browser would replace the page with its own error page.
 */
export function Offline() {
  const offline = useOffline();
  useEffect(() => {
    function hold(event: SubmitEvent) {
      if (navigator.onLine || event.defaultPrevented) return;
      event.preventDefault();
      toast.bad(kept);
    }
    // Last of all: a form that calls the server itself has said so by then.
    window.addEventListener("submit", hold);
    return () => window.removeEventListener("submit", hold);
  }, []);
  return (
    <div role="status" className="offline">
      {offline && <p>You’re offline. Pages will open again when you’re connected.</p>}
    </div>
  );
}
