import { configure } from "@/server/env";

/** The configuration that the bench and the server it starts share. */
export const settings = {
  GATEHOUSE_MODE: "demo",
  GATEHOUSE_SECRET: "a secret of the bench, long enough to be one",
  GATEHOUSE_ROLE_PREFIX: "gatehouse",
  LOG_LEVEL: "silent",
  LIMITS: [
    "search.account=100000000/1",
    ...[
      "sign_in.account",
      "sign_up.all",
      "reset.account",
      "reset.account_day",
      "reset.all",
      "mail.account",
    ].map((name) => `${name}=100000/1`),
    "mail.account_day=100000/1",
  ].join(","),
};

// Imported first: the log takes its level when it is loaded.
configure(settings);
