import { accountProcedures } from "./accounts/admin/procedures";
import { mailProcedures } from "./mail/admin/procedures";
import { organizationProcedures } from "./organizations/admin/procedures";
import { requestProcedures } from "./requests/admin/procedures";
import { settingsProcedures } from "./settings/procedures";
import { router } from "./trpc";

/** What PlatformAdmins do; each noun lists its own part. */
export const platformRouter = router({
  ...organizationProcedures,
  ...accountProcedures,
  ...requestProcedures,
  ...settingsProcedures,
  ...mailProcedures,
});
