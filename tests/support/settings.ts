/** The configuration of every test process; a test that needs another value calls `configure`. */
export const settings = {
  GATEHOUSE_MODE: "development",
  GATEHOUSE_SECRET: "a secret of the tests, long enough to be one",
  GATEHOUSE_URL: "http://localhost:3000",
  GATEHOUSE_ROLE_PREFIX: "gatehouse_test",
  LOG_LEVEL: "silent",
  MAIL_FROM: "Gatehouse <gate@house.example>",
  // The cheapest hash the configuration allows: tests prove who gets in, not how long guessing takes.
  ARGON2_MEMORY_KIB: "8192",
  ARGON2_PASSES: "1",
  DATABASE_POOL_SIZE: "5",
};
