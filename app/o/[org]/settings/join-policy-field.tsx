"use client";
import type { ComponentProps } from "react";
import { Radio } from "@/app/_ui/choice";
import { joinPolicies } from "@/server/organizations/input";

const words: Record<(typeof joinPolicies)[number], { title: string; line: string }> = {
  approval: { title: "User approval required", line: "A Manager approves each request." },
  open: { title: "Open", line: "Anyone who asks joins right away." },
  invite_only: { title: "Invite only", line: "By invitation only. No one can ask to join." },
};

/** Who can join: one of three, each with a line that says what it means (X-6, GGW-4, GGW-15). */
export function JoinPolicyField({ wrong, ...radio }: ComponentProps<"input"> & { wrong?: string }) {
  return (
    <fieldset className="picks">
      <legend>Who can join</legend>
      {joinPolicies.map((policy) => (
        <Radio key={policy} value={policy} {...words[policy]} {...radio} />
      ))}
      {wrong && <p className="text-red">{wrong}</p>}
    </fieldset>
  );
}
