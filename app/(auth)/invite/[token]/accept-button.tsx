"use client";
import { useRouter } from "next/navigation";
import { z } from "zod/mini";
import { api } from "@/app/_api/browser";
import { ApiForm, SubmitButton } from "@/app/_ui/api-form";
import { toast } from "@/app/_ui/toast";
import { useApiForm } from "@/app/_ui/use-api-form";
import { isOver } from "./invitation";

/** Accepts the invitation as the signed-in account, which has the invited address. */
export function AcceptButton({ token, organization }: { token: string; organization: string }) {
  const router = useRouter();
  const form = useApiForm({
    schema: z.object({}),
    defaults: {},
    submit: () => api.invitations.accept.mutate({ token }),
    done: ({ org, leftOut }) => {
      const less = leftOut.length > 0 ? ` Not included: ${leftOut.join(", ")}.` : "";
      toast.done(`You’ve joined ${organization}.${less}`);
      router.replace(`/o/${org}`);
    },
    refused: ({ code }) => {
      if (isOver(code)) router.refresh();
      return isOver(code);
    },
  });
  return (
    <ApiForm of={form} label={`Join ${organization}`}>
      <SubmitButton of={form} size="large">
        Accept and join
      </SubmitButton>
    </ApiForm>
  );
}
