import { expect, test } from "vitest";
import { missingForStart, readEnv } from "@/server/env";
import { configurationFaults } from "@/server/startup/configuration-faults";

const good = {
  GATEHOUSE_SECRET: "a secret of the tests, long enough to be one",
  GATEHOUSE_URL: "https://gate.example",
  SMTP_URL: "smtp://127.0.0.1:25",
};
const faults = (over: Record<string, string>) => {
  const env = readEnv({ ...good, ...over });
  return [...missingForStart(env), ...configurationFaults(env)];
};

test.each([
  {},
  { GATEHOUSE_URL: "https://gate.example/" },
  { GATEHOUSE_URL: "https://gate.example:8443" },
  { GATEHOUSE_URL: "http://[::1]:3000" },
  { SMTP_URL: "smtps://user%40acme:p%2Fw@mail.example:465?pool=true" },
  { DATABASE_URL: "postgres://owner:p%40ss%23@db.example/gatehouse?sslmode=require" },
  { DATABASE_URL: "postgresql://owner@[::1]:5433/gatehouse" },
  { MAIL_FROM: "gate@house.example" },
  { MAIL_FROM: "Gatehouse <gatehouse@localhost>" },
  { MAIL_FROM: "Zugänge Müller <zugang@müller.example>" },
  { MAIL_FROM: '"Acme, Inc." <gate@acme.example>' },
  { RESEND_API_KEY: "re_x", RESEND_URL: "http://127.0.0.1:4242/" },
])("%j may start", (over) => expect(faults(over as Record<string, string>)).toEqual([]));

test.each([
  [
    { GATEHOUSE_URL: "https://gate.example/people" },
    "GATEHOUSE_URL must be the bare address of the site, https://gate.example:",
  ],
  [{ GATEHOUSE_URL: "https://gate.example/?x=1" }, "GATEHOUSE_URL must be the bare address"],
  [{ GATEHOUSE_URL: "https://gate.example#x" }, "GATEHOUSE_URL must be the bare address"],
  [
    { GATEHOUSE_URL: "https://Gate.example" },
    "GATEHOUSE_URL must be the bare address of the site, https://gate.example:",
  ],
  [{ GATEHOUSE_URL: "https://me:secret@gate.example" }, "GATEHOUSE_URL holds a name or a password."],
  [{ GATEHOUSE_URL: "https://a b" }, "GATEHOUSE_URL is no address of a site."],
  [{ SMTP_URL: "mail.example:25" }, "SMTP_URL is no address of a mail server."],
  [{ SMTP_URL: "http://mail.example" }, "SMTP_URL is no address of a mail server."],
  [{ SMTP_URL: "smtp://" }, "SMTP_URL is no address of a mail server."],
  [{ SMTP_URL: "smtp://user:p@ss@mail.example" }, "SMTP_URL is no address of a mail server."],
  [{ SMTP_URL: "smtp://mail.example:99999" }, "SMTP_URL is no address of a mail server."],
  [{ DATABASE_URL: "localhost:5432/gatehouse" }, "DATABASE_URL is no address of a database."],
  [{ DATABASE_URL: "mysql://a:b@c/d" }, "DATABASE_URL is no address of a database."],
  [{ DATABASE_URL: "postgres://a:b@c" }, "DATABASE_URL is no address of a database."],
  [{ DATABASE_URL: "postgres://a:b#c@d/e" }, "DATABASE_URL is no address of a database."],
  [{ DATABASE_URL: "postgres://a:b@one:5432,two:5432/c" }, "DATABASE_URL is no address of a database."],
  [{ DATABASE_URL: "postgres://a:b@c@d/e" }, "DATABASE_URL cannot be read."],
  [{ DATABASE_URL: "postgres://a:100%@d/e" }, "DATABASE_URL cannot be read."],
  [{ DATABASE_WORKER_URL: "postgres://" }, "DATABASE_WORKER_URL is no address of a database."],
  [{ MAIL_FROM: "Gatehouse" }, "MAIL_FROM is no sender."],
  [{ MAIL_FROM: "a@b.example, c@d.example" }, "MAIL_FROM is no sender."],
  [{ MAIL_FROM: "Gatehouse <a@b.example" }, "MAIL_FROM is no sender."],
  [{ MAIL_FROM: "Gate <a@b.example>\nBcc: <c@d.example>" }, "MAIL_FROM is no sender."],
  [{ MAIL_FROM: "Gate, Inc <a@b.example>" }, "MAIL_FROM is no sender."],
  [{ MAIL_FROM: "<>" }, "MAIL_FROM is no sender."],
  [{ RESEND_URL: "api.resend.com" }, "RESEND_URL is no address of a site."],
  [{ PRODUCT_NAME: "Gate\nhouse" }, "PRODUCT_NAME must be a name on one line"],
])("%j is said in a sentence", (over, sentence) => {
  const said = faults(over as Record<string, string>);
  expect(said).toHaveLength(1);
  expect(said[0]).toContain(sentence);
  expect(said.join()).not.toMatch(/secret@|b#c|p@ss/);
});
