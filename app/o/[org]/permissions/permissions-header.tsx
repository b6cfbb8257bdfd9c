import { PageHeader } from "@/app/_ui/page-header";
import { Tabs } from "@/app/_ui/tabs";
import { frameOf } from "../frame";

const abouts = {
  "": "What everyone can do. Select a person to edit; select a cell to see why.",
  "/teams": "What each team gives its people. Select a team to edit; select a cell to see why.",
};

/** Heading and tabs for people and teams; no tabs where teams are turned off. */
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
      <span>full</span> every action, <span className="part">partial</span> some actions
    </p>
  );
}
