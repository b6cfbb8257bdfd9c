import { accountHeader } from "@/server/context";

/**
 * The account a page says it was opened with: in a header where a script sends, in the field `account` of a plain form.
 * @param form the form, where it was read already
 */
export async function statedAccount(request: Request, form?: FormData | null): Promise<string> {
  const said = request.headers.get(accountHeader);
  if (said !== null) return said;
  const isForm = request.headers.get("content-type")?.includes("form");
  const read = form ?? (isForm ? await request.formData().catch(() => null) : null);
  const field = read?.get("account");
  return typeof field === "string" ? field : "";
}

/** Where a plain form of another account leads: a page that says who is signed in now, and that nothing was sent. */
export const otherAccountPage = "/sign-in?error=other_account";
