"use client";
import { useRouter } from "next/navigation";
import type { ReactNode } from "react";
import { api } from "@/app/_api/browser";
import { ConfirmDifference } from "@/app/_ui/confirm-impact";
import { day } from "@/app/_ui/dates";
import { Notice } from "@/app/_ui/notice";
import { toast } from "@/app/_ui/toast";

/** What is given and taken, and when it counts. */
type PreviewInput = Parameters<typeof api.grants.preview.query>[0];
export type GrantConfirmation = {
  change: PreviewInput;
  /** What the server said of this change, where it was asked already. */
  preview?: Awaited<ReturnType<typeof api.grants.preview.query>>;
  reason?: string;
  title: ReactNode;
  /** The address of the person it is about; none for a team. */
  whose?: string;
  label: string;
  done: ReactNode;
};
type Props = { asked: GrantConfirmation; destroys?: boolean; done?: () => void; onClose: () => void };

/** Says what giving and taking means, also what is given as well and what turns inert, and does it. */
export function ConfirmGrants({ asked, destroys, done, onClose }: Props) {
  const router = useRouter();
  const { change, reason } = asked;
  return (
    <ConfirmDifference
      title={asked.title}
      whose={asked.whose}
      label={asked.label}
      destroys={destroys}
      ask={() => api.grants.preview.query(change)}
      first={asked.preview}
      save={({ previewToken }) => api.grants.change.mutate({ ...change, reason, previewToken })}
      more={({ added, inert, outlives }) => (
        <>
          {added.length > 0 && <Notice kind="note">What it needs is granted too: {added.join(", ")}.</Notice>}
          {inert.length > 0 && (
            <Notice kind="note">
              {inert
                .map(({ label, lacks }) => `${label} needs ${lacks.join(" and ")} and has no effect without.`)
                .join(" ")}
            </Notice>
          )}
          {outlives.length > 0 && (
            <Notice kind="note">
              {outlives
                .map(
                  ({ label, needs, from }) =>
                    `${label} has no effect after ${day(from)}, when ${needs} ends.`,
                )
                .join(" ")}
            </Notice>
          )}
        </>
      )}
      done={() => {
        toast.done(asked.done);
        done?.();
        router.refresh();
      }}
      onClose={onClose}
    />
  );
}
