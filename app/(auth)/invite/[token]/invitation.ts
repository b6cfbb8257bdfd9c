import type { api } from "@/app/_api/browser";

export type Open = Extract<Awaited<ReturnType<typeof api.invitations.open.query>>, { state: "open" }>;

/** Whether a refusal means that the page is out of date. */
export const isOver = (code: string) =>
  code.startsWith("invitation_") || code === "address_has_account" || code === "you_are_member";
