"use client";
import type { ReactNode } from "react";
import { z } from "zod/mini";
import { api } from "@/app/_api/browser";
import { ApiForm, SubmitButton } from "@/app/_ui/api-form";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { person, withNames } from "@/app/_ui/named";
import { useApiForm } from "@/app/_ui/use-api-form";
import { useDialogResult } from "@/app/o/[org]/users/use-dialog-result";
import type { Account } from "./account-facts";

export type AboutAccount = { account: Account; onClose: () => void };

/** Makes an account PlatformAdmin, or removes the role (KIO-12, KIO-14). */
export function AdminDialog({ account, onClose }: AboutAccount) {
  const to = !account.platformAdmin;
  return (
    <Dialog
      title={
        to
          ? withNames`Make ${account.name} a PlatformAdmin?`
          : withNames`Remove ${account.name} as PlatformAdmin?`
      }
      whose={account.email}
      about={
        to
          ? "From now on they oversee every organization and account. They’re notified by email."
          : "From now on they can only do what their memberships allow. They’re notified by email."
      }
      onClose={onClose}
    >
      {(close) => (
        <Confirm
          close={close}
          button={
            to
              ? withNames`Make ${account.name} a PlatformAdmin`
              : withNames`Remove ${account.name} as PlatformAdmin`
          }
          call={() => api.platform.changeAdmin.mutate({ id: account.id, to })}
          done={
            to
              ? withNames`${person(account)} is now a PlatformAdmin.`
              : withNames`${person(account)} is no longer a PlatformAdmin.`
          }
        />
      )}
    </Dialog>
  );
}

/** Ends every session of an account. */
export function SignOutDialog({ account, onClose }: AboutAccount) {
  return (
    <Dialog
      title={withNames`Sign ${account.name} out everywhere?`}
      whose={account.email}
      about="Every device is signed out immediately. Their password still works, so they can sign in again."
      onClose={onClose}
    >
      {(close) => (
        <Confirm
          close={close}
          button={withNames`Sign out ${account.name}`}
          call={() => api.platform.signOutAccount.mutate({ id: account.id })}
          done={withNames`${person(account)} has been signed out everywhere.`}
        />
      )}
    </Dialog>
  );
}

/** Enables a disabled account. */
export function EnableDialog({ account, onClose }: AboutAccount) {
  return (
    <Dialog
      title={withNames`Enable the account of ${account.name}?`}
      whose={account.email}
      about="They can sign in, and their memberships work again as before. They’re notified by email."
      onClose={onClose}
    >
      {(close) => (
        <Confirm
          close={close}
          button={withNames`Enable ${account.name}`}
          call={() => api.platform.enableAccount.mutate({ id: account.id })}
          done={withNames`The account of ${person(account)} has been enabled.`}
        />
      )}
    </Dialog>
  );
}

type ConfirmProps = { close: () => void; button: ReactNode; call: () => Promise<unknown>; done: ReactNode };

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
