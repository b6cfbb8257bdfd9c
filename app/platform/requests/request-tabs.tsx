import { Tabs } from "@/app/_ui/tabs";

/** What waits for a decision: people to be let in, and Members proposed as Managers. */
export function RequestTabs({ here }: { here: string }) {
  return (
    <Tabs
      name="Requests"
      here={here}
      tabs={[
        { href: "/platform/requests", label: "To join" },
        { href: "/platform/requests/promotions", label: "To become Manager" },
      ]}
    />
  );
}
