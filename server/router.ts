import { ownRouter } from "./accounts/own/router";
import { accountsRouter } from "./accounts/router";
import { auditRouter } from "./audit/router";
import { catalogsRouter } from "./catalogs/router";
import { grantsRouter } from "./grants/router";
import { healthRouter } from "./health/router";
import { invitationsRouter } from "./invitations/router";
import { jobsRouter } from "./jobs/router";
import { membersRouter } from "./members/router";
import { organizationsRouter } from "./organizations/router";
import { permissionsRouter } from "./permissions/router";
import { platformRouter } from "./platform-router";
import { promotionsRouter } from "./promotions/router";
import { requestsRouter } from "./requests/router";
import { setsRouter } from "./sets/router";
import { setupRouter } from "./setup/router";
import { teamsRouter } from "./teams/router";
import { createCallerFactory, router } from "./trpc";

/** Everything the server offers, in one tree. */
export const appRouter = router({
  accounts: accountsRouter,
  own: ownRouter,
  organizations: organizationsRouter,
  members: membersRouter,
  requests: requestsRouter,
  invitations: invitationsRouter,
  catalogs: catalogsRouter,
  grants: grantsRouter,
  permissions: permissionsRouter,
  sets: setsRouter,
  teams: teamsRouter,
  jobs: jobsRouter,
  health: healthRouter,
  promotions: promotionsRouter,
  audit: auditRouter,
  platform: platformRouter,
  setup: setupRouter,
});

export type AppRouter = typeof appRouter;

/** Calls procedures in process: for pages, and for tests. */
export const createCaller = createCallerFactory(appRouter);
