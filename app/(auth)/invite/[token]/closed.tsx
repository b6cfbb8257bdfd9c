import { NavLink } from "@/app/_ui/nav-link";

type Props = {
  state: "unknown" | "used" | "declined" | "revoked" | "expired" | "gone" | "void" | "member";
  organization?: string;
  /** Where it leads, for who belongs there. */
  slug?: string | null;
};

const said: Record<Props["state"], { title: string; text: (org: string) => string }> = {
  unknown: {
    title: "This link is not known",
    text: () =>
      "Check that the whole link was copied. If you were invited again, only the newest mail has a good link.",
  },
  used: {
    title: "This invitation was accepted",
    text: (org) => `The link has done its work. Sign in to open ${org}.`,
  },
  member: { title: "You belong already", text: (org) => `There is nothing to accept: you are in ${org}.` },
  declined: {
    title: "This invitation was declined",
    text: (org) => `If that was a mistake, ask ${org} to invite you again.`,
  },
  revoked: {
    title: "This invitation was taken back",
    text: (org) => `Ask ${org} if you think that is a mistake.`,
  },
  expired: {
    title: "This invitation has expired",
    text: (org) => `An invitation is good for seven days at most. Ask ${org} to invite you again.`,
  },
  gone: {
    title: "Nobody can join now",
    text: (org) => `${org} is closed at the moment. Ask whoever invited you.`,
  },
  void: {
    title: "This invitation no longer counts",
    text: () => "Whoever sent it may no longer appoint Managers. Ask a platform administrator.",
  },
};

/** What became of an invitation that opens nothing any more, and a way on. */
export function Closed({ state, organization, slug }: Props) {
  // Who is here and belongs already has nothing left to do but to go in.
  const { title, text } = said[state === "used" && slug ? "member" : state];
  return (
    <>
      <h1>{title}</h1>
      <p className="mt-2 mb-5 text-ink-2 wrap-anywhere">{text(organization ?? "the organization")}</p>
      {slug ? (
        <NavLink className="btn primary" href={`/o/${slug}`}>
          Open {organization}
        </NavLink>
      ) : (
        <NavLink className="btn" href="/sign-in">
          Sign in
        </NavLink>
      )}
    </>
  );
}
