"use client";
import { useState } from "react";
import { api } from "@/app/_api/browser";

export type Previewed = Awaited<ReturnType<typeof api.invitations.preview.query>>["people"][number];

/** Asks what sending would do to what was typed. */
export function usePreview(org: string) {
  const [people, setPeople] = useState<Previewed[]>([]);
  async function look(text: string) {
    const answer = await api.invitations.preview.query({ org, people: text });
    setPeople(answer.people);
    return answer.people;
  }
  return {
    people,
    look,
    /** While the person is still typing, a refusal can wait until they send. */
    async lookQuietly(text: string) {
      if (text.trim() === "") return setPeople([]);
      await look(text).catch(() => setPeople([]));
    },
  };
}
