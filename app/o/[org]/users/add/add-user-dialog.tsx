"use client";
import { useRouter } from "next/navigation";
import { api } from "@/app/_api/browser";
import { Button } from "@/app/_ui/button";
import { counted } from "@/app/_ui/counted";
import { Dialog } from "@/app/_ui/dialog";
import { withNames } from "@/app/_ui/named";
import { Notice } from "@/app/_ui/notice";
import { toast } from "@/app/_ui/toast";
import { useQuery } from "@/app/_ui/use-query";
import { AddUserForm, type Answer } from "./add-user-form";

type Props = { org: { slug: string; name: string }; onClose: () => void };

/** Add User over the list (NIR-4). What went out shows in the list of invitations, to which it leads. */
export function AddUserDialog({ org, onClose }: Props) {
  const router = useRouter();
  const options = useQuery(() => api.invitations.options.query({ org: org.slug }));

  function done({ sent }: Answer) {
    const mailed = sent.filter(({ link }) => link);
    const links = mailed.map(({ email, link }) => (mailed.length > 1 ? `${email} ${link}` : link)).join("\n");
    toast.done(
      mailed.length === 1
        ? withNames`The invitation is on its way to ${mailed[0]?.email ?? ""}.`
        : `${counted(mailed.length, "1 invitation is", "invitations are")} on their way.`,
      { label: mailed.length > 1 ? "Copy links" : "Copy link", run: () => void copy(links) },
    );
    router.push(`/o/${org.slug}/users?status=invited`);
    router.refresh();
  }

  return (
    <Dialog
      wide
      title="Add User"
      about={`We’ll email an invitation. People join ${org.name} when they accept.`}
      onClose={onClose}
    >
      {(close) =>
        options.state === "there" ? (
          <AddUserForm
            org={org}
            options={options.value}
            cancel={close}
            done={(answer) => {
              close();
              done(answer);
            }}
          />
        ) : options.state === "asking" ? (
          <p role="status">Loading…</p>
        ) : (
          <div className="grid gap-4">
            <Notice kind="bad">{options.refused.message}</Notice>
            <div className="row">
              <Button onClick={close} data-first>
                Close
              </Button>
            </div>
          </div>
        )
      }
    </Dialog>
  );
}

/** The links are known only now; if the browser can't copy, Reinvite creates new ones to copy by hand. */
async function copy(links: string) {
  try {
    await navigator.clipboard.writeText(links);
    toast.done("Copied. Anyone who opens a link must prove that the address is theirs.");
  } catch {
    toast.bad("Your browser couldn’t copy it. Use Reinvite in the list to get a link to copy by hand.");
  }
}
