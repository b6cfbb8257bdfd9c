"use client";
import { z } from "zod/mini";
import { api } from "@/app/_api/browser";
import { ApiForm, SubmitButton } from "@/app/_ui/api-form";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { useApiForm } from "@/app/_ui/use-api-form";
import { useDialogResult } from "@/app/o/[org]/users/use-dialog-result";
import type { Account } from "./account-facts";

export type AboutAccount = { account: Account; onClose: () => void };

/** Makes a PlatformAdmin, or takes it away (KIO-12, KIO-14). */
export function AdminDialog({ account, onClose }: AboutAccount) {
  const to = !account.platformAdmin;
  return (
    <Dialog
      title={to ? `Make ${account.name} a PlatformAdmin?` : `Take PlatformAdmin from ${account.name}?`}
      whose={account.email}
      about={
        to
          ? "They oversee every organization and account from their next click on, and are told by mail."
          : "What they do in organizations goes by their memberships from their next click on. They are told by mail."
      }
      onClose={onClose}
    >
      {(close) => (
        <Confirm
          close={close}
          button={to ? `Make ${account.name} a PlatformAdmin` : `Take it from ${account.name}`}
          call={() => api.platform.changeAdmin.mutate({ id: account.id, to })}
          done={`${account.name} is ${to ? "a PlatformAdmin now" : "no PlatformAdmin any more"}.`}
        />
      )}
    </Dialog>
  );
}

/** Ends every session of an account. */
export function SignOutDialog({ account, onClose }: AboutAccount) {
  return (
    <Dialog
      title={`Sign ${account.name} out everywhere?`}
      whose={account.email}
      about="Every device is signed out at its next click. The password stays, so they can sign in again."
      onClose={onClose}
    >
      {(close) => (
        <Confirm
          close={close}
          button={`Sign ${account.name} out`}
          call={() => api.platform.signOutAccount.mutate({ id: account.id })}
          done={`${account.name} is signed out everywhere.`}
        />
      )}
    </Dialog>
  );
}

/** Lets a disabled account in again. */
export function EnableDialog({ account, onClose }: AboutAccount) {
  return (
    <Dialog
      title={`Enable the account of ${account.name}?`}
      whose={account.email}
      about="Their memberships count again as they stand, and they can sign in. They are told by mail."
      onClose={onClose}
    >
      {(close) => (
        <Confirm
          close={close}
          button={`Enable ${account.name}`}
          call={() => api.platform.enableAccount.mutate({ id: account.id })}
          done={`The account of ${account.name} is enabled.`}
        />
      )}
    </Dialog>
  );
}

type ConfirmProps = { close: () => void; button: string; call: () => Promise<unknown>; done: string };

function Confirm({ close, button, call, done }: ConfirmProps) {
  const decided = useDialogResult(close);
  const form = useApiForm({
    schema: z.object({}),
    defaults: {},
    submit: call,
    done: () => decided.done(done),
    refused: decided.refused,
  });
  return (
    <ApiForm of={form}>
      <div className="row">
        <Button onClick={close} data-first>
          Cancel
        </Button>
        <SubmitButton of={form}>{button}</SubmitButton>
      </div>
    </ApiForm>
  );
}
