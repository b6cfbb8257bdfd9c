/**
 * The people everybody knows, in the demo and in the tests. Olive and Marco run Acme, Mia works there, Wim waits
 * for it; Xena runs Globex, where Marco is a plain Member; Pia administers the platform.
 */
export const cast = {
  pia: { name: "Pia Lindqvist", email: "pia@platform.example" },
  olive: { name: "Olive Tan", email: "olive@acme.example" },
  marco: { name: "Marco Ruiz", email: "marco@acme.example" },
  mia: { name: "Mia Park", email: "mia@acme.example" },
  wim: { name: "Wim Aalders", email: "wim@acme.example" },
  xena: { name: "Xena Okafor", email: "xena@globex.example" },
} as const;

export type CastMember = keyof typeof cast;

/** The one password of the demo. It passes the same rules as any other. */
export const DEMO_PASSWORD = "lantern-orchard-74-tramway";

/** Who can sign in to the demo, and as what; printed at every start. */
export const CAST_LOGINS: readonly { name: string; email: string; what: string }[] = [
  { ...cast.pia, what: "PlatformAdmin, and a Member of Acme" },
  { ...cast.olive, what: "Manager of Acme" },
  { ...cast.marco, what: "Manager of Acme, Member of Globex" },
  { ...cast.mia, what: "Member of Acme" },
  { ...cast.wim, what: "waiting to join Acme" },
  { ...cast.xena, what: "Manager of Globex" },
];
