"use client";
import { useRouter } from "next/navigation";
import { api } from "@/app/_api/browser";
import { ApiForm, SubmitButton } from "@/app/_ui/api-form";
import { useApiForm } from "@/app/_ui/use-api-form";
import { linkInput } from "@/server/accounts/input";

/** The button that takes a change of address back; the page then says what comes next. */
export function UndoForm({ token }: { token: string }) {
  const router = useRouter();
  const form = useApiForm({
    schema: linkInput,
    defaults: { token },
    submit: (values) => api.accounts.undoEmail.mutate(values),
    done: () => router.refresh(),
    refused: ({ code }) => {
      const gone = code.startsWith("mail_link_") || code === "link_unknown" || code === "account_disabled";
      if (gone) router.refresh();
      return gone;
    },
  });
  return (
    <ApiForm of={form}>
      <div>
        <SubmitButton of={form} size="large">
          Take it back
        </SubmitButton>
      </div>
    </ApiForm>
  );
}
