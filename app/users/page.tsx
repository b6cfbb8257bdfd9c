import { redirect } from "next/navigation";
import { api } from "@/app/_api/server";

/** Plain /users goes to the organization last used, or wherever this person belongs (KIO-1, CASE-14). */
export default async function LandingPage(): Promise<never> {
  const { to } = await api.accounts.landing();
  redirect(to);
}
