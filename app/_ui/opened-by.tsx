"use client";
import { createContext, type ReactNode, use, useState } from "react";

const Holder = createContext<SignedIn | null>(null);

export type SignedIn = {
  account: string;
  name: string;
  email: string;
  /** True for a sign-up that is not confirmed; confirming makes another id of it, for the same person. */
  unconfirmed?: boolean;
};

/**
 * Around everything that can be sent: remembers the account a page was opened with. Another person may sign in in
 * another tab of the same browser; what was typed here is still the first one's, even when the page is read again.
 */
export function OpenedBy({ who, children }: { who: SignedIn | null; children: ReactNode }) {
  const [first, setFirst] = useState(who);
  const changed = who && first?.account !== who.account;
  const another = changed && first && !first.unconfirmed;
  if (changed && !another) setFirst(who);
  return (
    <Holder value={first}>
      {first && <span hidden data-account={first.account} />}
      {another && (
        <p className="opened-by" role="alert">
          <span>
            You are now signed in as{" "}
            <span translate="no">
              {who.name} ({who.email})
            </span>
            . This page was opened by <span translate="no">{first.name}</span>, so nothing can be sent from
            it.
          </span>
          <button type="button" className="btn small" onClick={() => location.reload()}>
            Reload the page
          </button>
        </p>
      )}
      {children}
    </Holder>
  );
}

/** The account this page was rendered for; null when signed out. */
export const useOpenedBy = (): SignedIn | null => use(Holder);

/** Says the account in a plain form, which has no header to say it in. */
export function AccountField() {
  const account = use(Holder)?.account;
  return account ? <input type="hidden" name="account" value={account} /> : null;
}
