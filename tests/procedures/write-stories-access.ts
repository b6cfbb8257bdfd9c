import { newSet, newTeam } from "@/tests/support/grants";
import { newMember } from "@/tests/support/members";
import type { useCast } from "@/tests/support/people";
import type { Stories, Story } from "./write-stories-people";

const org = "acme";
let made = 0;

/** The ways to success of writes about catalogs, grants, sets and teams of Acme: each as Olive, who saw its preview. */
export function accessStories(acme: ReturnType<typeof useCast>): Stories {
  const asOlive = async (input: object): Promise<Story> => ({
    session: await acme.sessionOf("olive@acme.example"),
    input: { org, ...input },
  });
  const aName = (what: string) => `Story's ${what} ${++made}`;

  async function aTeam(people: "empty" | "with somebody") {
    const { id: member, orgId } = await newMember(acme, "Tess Teams");
    const name = aName("team");
    const id = await newTeam(acme, orgId, name, people === "empty" ? [] : [member]);
    return { id, name, member };
  }

  async function aSet() {
    const name = aName("set");
    const id = await newSet(acme, (await acme.ids("olive")).org, name, ["vpn.view"]);
    return { id, name };
  }

  async function placing(what: "add" | "take") {
    const { id, member } = await aTeam(what === "add" ? "empty" : "with somebody");
    const olive = await acme.as("olive");
    const { previewToken } = await olive.teams.previewPlace({ org, id, member, what });
    return asOlive({ id, member, previewToken });
  }

  return {
    "catalogs.change": async () => {
      const olive = await acme.as("olive");
      const { version } = await olive.catalogs.switches({ org });
      const wanted = { version, catalogs: ["kiops", "knowledge-base"], teamsOn: true };
      const { previewToken } = await olive.catalogs.preview({ org, ...wanted });
      return asOlive({ ...wanted, previewToken });
    },
    "grants.change": async () => {
      const { id: member } = await newMember(acme, "Gus Granted");
      const change = { to: { member }, give: [{ permission: "vpn.view" }], take: [] };
      const { previewToken } = await (await acme.as("olive")).grants.preview({ org, ...change });
      return asOlive({ ...change, previewToken });
    },
    "sets.create": () => asOlive({ name: aName("new set"), description: "", permissions: ["vpn.view"] }),
    "sets.edit": async () => {
      const set = { ...(await aSet()), description: "", permissions: ["vpn.view", "infra.view"] };
      const { previewToken } = await (await acme.as("olive")).sets.preview({ org, ...set, version: 1 });
      return asOlive({ ...set, previewToken });
    },
    "sets.archive": async () => {
      const { id } = await aSet();
      const { previewToken } = await (await acme.as("olive")).sets.previewArchive({ org, id });
      return asOlive({ id, previewToken });
    },
    "teams.create": () => asOlive({ name: aName("new team"), description: "" }),
    "teams.edit": async () => {
      const { id } = await aTeam("empty");
      return asOlive({ id, name: aName("other team"), description: "", version: 1 });
    },
    "teams.end": async () => {
      const { id } = await aTeam("with somebody");
      const what = "deactivate";
      const { previewToken } = await (await acme.as("olive")).teams.previewEnd({ org, id, what });
      return asOlive({ id, what, previewToken });
    },
    "teams.add": () => placing("add"),
    "teams.take": () => placing("take"),
    "teams.changeLead": async () => {
      const { id, member } = await aTeam("with somebody");
      return asOlive({ id, member, lead: true });
    },
  };
}
