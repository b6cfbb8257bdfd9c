import { redirect } from "next/navigation";

/** Where a password manager sends somebody who wants another password (a well-known address). */
export function GET(): never {
  redirect("/account/security");
}
