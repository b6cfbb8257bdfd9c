"use client";
import { useRouter } from "next/navigation";
import { api } from "@/app/_api/browser";
import { ApiForm, SubmitButton } from "@/app/_ui/api-form";
import { isLinkGone } from "@/app/_ui/refusal";
import { useApiForm } from "@/app/_ui/use-api-form";
import { linkInput } from "@/server/accounts/input";

/** The button that undoes a change of address; the page then says what happens next. */
export function UndoForm({ token }: { token: string }) {
  const router = useRouter();
  const form = useApiForm({
    schema: linkInput,
    defaults: { token },
    submit: (values) => api.accounts.undoEmail.mutate(values),
    done: () => router.refresh(),
    refused: ({ code }) => {
      if (isLinkGone(code)) router.refresh();
      return isLinkGone(code);
    },
  });
  return (
    <ApiForm of={form}>
      <div>
        <SubmitButton of={form} size="large">
          Undo the change
        </SubmitButton>
      </div>
    </ApiForm>
  );
}
