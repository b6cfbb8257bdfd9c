import { PageHeader } from "@/app/_ui/page-header";
import { Tabs } from "@/app/_ui/tabs";
import { frameOf } from "../frame";

const abouts = {
  "": "What each of them may do. Open a person to set single actions; a press on a cell says where it comes from.",
  "/teams":
    "What each team gives its people. Open a team to set its sets; a press on a cell says where it comes from.",
};

/** Heading and tabs that people and teams share; without teams in the organization there is nothing to switch to. */
export async function PermissionsHeader({ org, here }: { org: string; here: keyof typeof abouts }) {
  const frame = await frameOf(org);
  const base = `/o/${org}/permissions`;
  return (
    <>
      <PageHeader title="Permissions" about={abouts[here]} />
      {frame.ok && frame.value.may.teams && (
        <Tabs
          name="Permissions"
          tabs={[
            { href: base, label: "People" },
            { href: `${base}/teams`, label: "Teams" },
          ]}
          here={base + here}
        />
      )}
    </>
  );
}

/** What the three states of a cell mean. */
export function Legend() {
  return (
    <p className="badges ml-auto text-ink-2">
      <span>all</span> every action, <span className="part">part</span> some of them
    </p>
  );
}
