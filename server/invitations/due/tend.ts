import { randomUUID } from "node:crypto";
import { changeAsSystem } from "@/server/doors/behalf";
import { sentenceOf } from "@/server/errors";
import { tendEach } from "@/server/jobs/tend-each";
import type { Letter } from "@/server/mail/post";
import { invitationLetter, newToken } from "../letter";
import { insertLinks, type NewLink } from "../queries";
import {
  forgetDrafts,
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
  return tendEach(
    "invitations",
    (tx, after) => organizationsToRemind(tx, after, 100),
    async (orgId) => {
      await changeAsSystem(orgId, randomUUID(), async (tx) => {
        const reminded = await markReminded(tx, orgId);
        const org = await openOrganization(tx, orgId);
        const mail: Letter[] = [];
        const links: NewLink[] = [];
        for (const row of org ? reminded : []) {
          const { token, tokenHash } = newToken();
          links.push({ invitationId: row.id, tokenHash, way: "mail" });
          if (org) mail.push(invitationLetter("invitation-reminder", org, row, token));
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
export function forgetFiles(): Promise<number> {
  const said = sentenceOf("file_forgotten");
  return tendEach(
    "files",
    (tx, after) => organizationsWithDrafts(tx, after, 100),
    async (orgId) => {
      await changeAsSystem(orgId, randomUUID(), async (tx) => {
        await forgetDrafts(tx, orgId, said);
        return { events: [], result: null };
      });
    },
  );
}
