import { randomUUID } from "node:crypto";
import { change } from "@/server/access/change";
import { runForEach } from "@/server/access/run-for-each";
import { asSystem, byWorker } from "@/server/access/worker";
import { sentenceOf } from "@/server/errors";
import type { OutboxMessage } from "@/server/outbox/enqueue";
import { invitationMessage, newToken } from "../message";
import { insertLinks, type NewLink } from "../queries";
import {
  deleteDrafts,
  markReminded,
  openOrganization,
  organizationsToRemind,
  organizationsWithDrafts,
} from "./queries";

/**
 * Reminds people of an invitation two days before it expires, once (GGW-16). The reminder has a link of its own, since only
 * the hash of the first one is known; both are good.
 * @returns how many organizations had one to remind of
 */
export function remindInvited(): Promise<number> {
  return runForEach(
    "invitations",
    (tx, after) => organizationsToRemind(tx, after, 100),
    async (orgId) => {
      await change(byWorker(randomUUID()), asSystem(orgId), async (tx) => {
        const reminded = await markReminded(tx, orgId);
        const org = await openOrganization(tx, orgId);
        const mail: OutboxMessage[] = [];
        const links: NewLink[] = [];
        for (const row of org ? reminded : []) {
          const { token, tokenHash } = newToken();
          links.push({ invitationId: row.id, tokenHash, way: "mail" });
          if (org) mail.push(invitationMessage("invitation-reminder", org, row, token));
        }
        await insertLinks(tx, orgId, links);
        return { events: [], mail, result: null };
      });
    },
  );
}

/**
 * Forgets whom a checked file names when nobody started it within a day.
 * @returns how many organizations had such a file
 */
export function deleteOldImports(): Promise<number> {
  const said = sentenceOf("file_forgotten");
  return runForEach(
    "files",
    (tx, after) => organizationsWithDrafts(tx, after, 100),
    async (orgId) => {
      await change(byWorker(randomUUID()), asSystem(orgId), async (tx) => {
        await deleteDrafts(tx, orgId, said);
        return { events: [], result: null };
      });
    },
  );
}
