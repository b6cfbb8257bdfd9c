import { NavLink } from "@/app/_ui/nav-link";

type Props = {
  state: "unknown" | "used" | "declined" | "revoked" | "expired" | "gone" | "void" | "member";
  organization?: string;
  /** Where it leads, for who belongs there. */
  slug?: string | null;
  /** Who sent it, and can be asked. */
  invitedBy?: string;
  /** Whether somebody is signed in here, whoever it is. */
  signedIn: boolean;
};

/** What is so, then what to do and whom to ask. */
const said: Record<Props["state"], { title: string; text: (org: string, by: string) => string }> = {
  unknown: {
    title: "This link is not known",
    text: () =>
      "Check that the whole link was copied. If you were invited again, only the newest mail has a good link. Else ask whoever invited you to send it once more.",
  },
  used: {
    title: "This invitation was accepted",
    text: (org, by) =>
      `Its link works once. Sign in with the address it was sent to, to open ${org}. If it was not you who accepted, tell ${by} at once.`,
  },
  member: { title: "You belong already", text: (org) => `There is nothing to accept: you are in ${org}.` },
  declined: {
    title: "This invitation was declined",
    text: (org, by) => `If that was a mistake, ask ${by} to invite you to ${org} again.`,
  },
  revoked: {
    title: "This invitation was taken back",
    text: (org, by) => `Its link to ${org} opens nothing any more. Ask ${by} if you think that is a mistake.`,
  },
  expired: {
    title: "This invitation has expired",
    text: (org, by) =>
      `An invitation is good for seven days at most. Ask ${by} to invite you to ${org} again.`,
  },
  gone: {
    title: "Nobody can join now",
    text: (org, by) =>
      `${org} takes nobody in at the moment. Ask ${by} when it does, then open this link again.`,
  },
  void: {
    title: "This invitation no longer counts",
    text: (org, by) =>
      `${by} may no longer appoint Managers of ${org}. Ask a platform administrator for a new invitation.`,
  },
};

/** What became of an invitation that opens nothing any more, and a way on. */
export function Closed({ state, organization, slug, invitedBy, signedIn }: Props) {
  // Who is here and belongs already has nothing left to do but to go in.
  const { title, text } = said[state === "used" && slug && signedIn ? "member" : state];
  return (
    <>
      <h1>{title}</h1>
      <p className="mt-2 mb-5 text-ink-2 wrap-anywhere">
        {text(organization ?? "the organization", invitedBy ?? "whoever invited you")}
      </p>
      {slug && signedIn ? (
        <NavLink className="btn primary named" href={`/o/${slug}`}>
          Open {organization}
        </NavLink>
      ) : signedIn ? (
        <NavLink className="btn" href="/users">
          To your organizations
        </NavLink>
      ) : (
        <NavLink className="btn" href={slug ? `/sign-in?callbackUrl=/o/${slug}` : "/sign-in"}>
          Sign in
        </NavLink>
      )}
    </>
  );
}
