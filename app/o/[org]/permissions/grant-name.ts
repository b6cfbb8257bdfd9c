/** What was granted, by name: a set or a single permission. */
export const grantNameOf = ({ set, permission }: { set: string | null; permission: string | null }) =>
  set ?? permission ?? "";
