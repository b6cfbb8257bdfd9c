"use client";
import type { ComponentProps } from "react";
import { Radio } from "@/app/_ui/choice";
import { joinPolicies } from "@/server/organizations/input";

const words: Record<(typeof joinPolicies)[number], { title: string; line: string }> = {
  approval: { title: "User approval required", line: "Whoever asks waits until a Manager decides." },
  open: { title: "Open", line: "Whoever asks is a Member at once." },
  invite_only: { title: "Invite only", line: "Nobody can ask. People come by invitation." },
};

/** Who may join: one of three, each with a line that says what it means (X-6, GGW-4, GGW-15). */
export function JoinPolicyField({ wrong, ...radio }: ComponentProps<"input"> & { wrong?: string }) {
  return (
    <fieldset className="picks">
      <legend>Who may join</legend>
      {joinPolicies.map((policy) => (
        <Radio key={policy} value={policy} {...words[policy]} {...radio} />
      ))}
      {wrong && <p className="text-red">{wrong}</p>}
    </fieldset>
  );
}
