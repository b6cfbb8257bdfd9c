import { NavLink } from "@/app/_ui/nav-link";

type Props = {
  state: "unknown" | "used" | "declined" | "revoked" | "expired" | "gone" | "void" | "member";
  organization?: string;
  /** The organization's slug, for a reader who belongs to it. */
  slug?: string | null;
  /** The name of the sender, whom the reader can ask. */
  invitedBy?: string;
  /** Whether this browser is signed in, with any account. */
  signedIn: boolean;
};

/** For each state: what it is, then what to do. */
const said: Record<Props["state"], { title: string; text: (org: string, by: string) => string }> = {
  unknown: {
    title: "This invitation link isn’t valid",
    text: () =>
      "Check that you copied the whole link. If you were invited more than once, use the latest email, or ask for a new invitation.",
  },
  used: {
    title: "This invitation has already been accepted",
    text: (org, by) =>
      `The link works once. To open ${org}, sign in with the address it was sent to. If it wasn’t you who accepted, let ${by} know right away.`,
  },
  member: {
    title: "You’re already a member",
    text: (org) => `You belong to ${org}. There’s nothing left to accept.`,
  },
  declined: {
    title: "This invitation was declined",
    text: (org, by) => `If that was a mistake, ask ${by} to invite you to ${org} again.`,
  },
  revoked: {
    title: "This invitation was revoked",
    text: (org, by) => `You can’t use it to join ${org} any more. If you think that’s a mistake, ask ${by}.`,
  },
  expired: {
    title: "This invitation has expired",
    text: (org, by) => `Invitations are valid for up to seven days. Ask ${by} to invite you to ${org} again.`,
  },
  gone: {
    title: "You can’t join right now",
    text: (org, by) =>
      `${org} can’t accept anyone at the moment. Ask ${by} when you can join, then open this link again.`,
  },
  void: {
    title: "This invitation is no longer valid",
    text: (org, by) =>
      `${by} can no longer add Managers to ${org}. Ask a platform admin for a new invitation.`,
  },
};

/** Why an invitation can't be used any more, and where to go next. */
export function Closed({ state, organization, slug, invitedBy, signedIn }: Props) {
  // A signed-in member has nothing to accept, only an organization to open.
  const { title, text } = said[state === "used" && slug && signedIn ? "member" : state];
  return (
    <>
      <h1>{title}</h1>
      <p className="mt-2 mb-5 text-ink-2 wrap-anywhere">
        {text(organization ?? "the organization", invitedBy ?? "the person who invited you")}
      </p>
      {slug && signedIn ? (
        <NavLink className="btn primary named" href={`/o/${slug}`}>
          Open {organization}
        </NavLink>
      ) : signedIn ? (
        <NavLink className="btn" href="/users">
          Go to your organizations
        </NavLink>
      ) : (
        <NavLink className="btn" href={slug ? `/sign-in?callbackUrl=/o/${slug}` : "/sign-in"}>
          Sign in
        </NavLink>
      )}
    </>
  );
}
