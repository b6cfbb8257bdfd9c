"use client";
import { useRouter } from "next/navigation";
import { object, optional, string } from "zod/mini";
import { api } from "@/app/_api/browser";
import { forgetOpenedBy } from "@/app/_api/opened-by";
import { AccountName } from "@/app/_ui/account-name";
import { ApiForm, SubmitButton } from "@/app/_ui/api-form";
import { PasswordField } from "@/app/_ui/password-field";
import { toast } from "@/app/_ui/toast";
import { useApiForm } from "@/app/_ui/use-api-form";
import { password } from "@/server/accounts/input";

const withPassword = object({ password });
const without = object({ password: optional(string()) });

const alreadyInvited = "You’re already invited to this organization. Accept the invitation to join.";
const notAsked = "This organization no longer accepts requests. Choose another one.";

function keepTyped(email: string): void {
  // biome-ignore lint/suspicious/noDocumentCookie: not every browser supports the Cookie Store API yet
  document.cookie = `typed=${encodeURIComponent(email)}; Path=/sign-in; Max-Age=120; SameSite=Lax`;
}

type Props = { token: string; email?: string; needsPassword: boolean };

/** Confirms the address. On a device that isn't signed in, the sign-up password is asked for. */
export function ConfirmAddressForm({ token, email, needsPassword }: Props) {
  const router = useRouter();
  const form = useApiForm({
    schema: needsPassword ? withPassword : without,
    defaults: { password: "" },
    submit: (values) =>
      api.accounts.confirmAddress.mutate(needsPassword ? { token, password: values.password } : { token }),
    done: ({ signedIn, asked, invited, email }) => {
      if (invited) toast.done(alreadyInvited);
      else if (!asked) toast.bad(notAsked);
      else if (!signedIn) toast.done("Your address is confirmed. Sign in to continue.");
      // For the sign-in form, in the same cookie that the sign-in route uses, so the address stays out of the URL.
      if (!signedIn) keepTyped(email);
      // The pending sign-up that opened this page is now an account.
      forgetOpenedBy();
      router.replace(signedIn ? (invited ? "/waiting" : "/users") : "/sign-in");
      router.refresh();
    },
    refused: ({ code }) => {
      const gone = code.startsWith("link_") || code === "address_has_account";
      if (gone) router.refresh();
      return gone;
    },
  });
  return (
    <ApiForm of={form}>
      {needsPassword && (
        <>
          <AccountName email={email} />
          <PasswordField label="Password you chose at sign-up" {...form.field("password")} />
        </>
      )}
      <div>
        <SubmitButton of={form} size="large">
          Confirm address
        </SubmitButton>
      </div>
    </ApiForm>
  );
}
