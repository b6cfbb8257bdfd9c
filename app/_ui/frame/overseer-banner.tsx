import { Eye } from "lucide-react";
import { AccountField } from "../opened-by";

type Props = { organization: string | null; viewOnly: boolean };

/**
 * Says that a platform admin is here without being a member, with the switch for view-only mode. A plain form,
 * so that it works before hydration.
 */
export function OverseerBanner({ organization, viewOnly }: Props) {
  return (
    <section className="overseer" aria-label="Platform admin">
      <Eye className="icon" aria-hidden="true" />
      <p>
        <b>{organization ? "You’re here as a platform admin." : "View-only mode is on."}</b>{" "}
        {viewOnly
          ? "Nothing can be changed in view-only mode."
          : `Everything you view and change here is recorded in the audit log of ${organization}.`}
      </p>
      <form action="/platform/view-only" method="post">
        <AccountField />
        <button type="submit" name="only" value={viewOnly ? "0" : "1"} className="btn small">
          {viewOnly ? "Turn off view-only" : "Turn on view-only"}
        </button>
      </form>
    </section>
  );
}
