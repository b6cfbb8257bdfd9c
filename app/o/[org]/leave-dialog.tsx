"use client";
import { useRouter } from "next/navigation";
import { api } from "@/app/_api/browser";
import { ApiForm, SubmitButton } from "@/app/_ui/api-form";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { withNames } from "@/app/_ui/named";
import { toast } from "@/app/_ui/toast";
import { useApiForm } from "@/app/_ui/use-api-form";
import { orgOnly } from "@/server/organizations/input";

type Props = { org: { slug: string; name: string }; onClose: () => void };

/** Ends one's own membership (CASE-9). */
export function LeaveDialog({ org, onClose }: Props) {
  return (
    <Dialog
      alert
      title={withNames`Leave ${org.name}?`}
      about="You immediately lose your access and all your permissions here. Other organizations aren’t affected. If you come back, you start fresh."
      onClose={onClose}
    >
      {(close) => <LeaveForm org={org} close={close} />}
    </Dialog>
  );
}

function LeaveForm({ org, close }: Omit<Props, "onClose"> & { close: () => void }) {
  const router = useRouter();
  const form = useApiForm({
    schema: orgOnly,
    defaults: { org: org.slug },
    submit: (values) => api.members.leave.mutate(values),
    done: () => {
      close();
      toast.done(withNames`You left ${org.name}.`);
      // Where one belongs now, another organization or the own requests, is decided there.
      router.push("/");
    },
  });
  return (
    <ApiForm of={form}>
      <div className="row">
        <Button onClick={close} data-first>
          Stay
        </Button>
        <SubmitButton of={form} kind="destroy">
          Leave {org.name}
        </SubmitButton>
      </div>
    </ApiForm>
  );
}
