import postgres from "postgres";
import { CAST_LOGINS, DEMO_PASSWORD } from "@/db/demo/cast";
import { seedDemo } from "@/db/demo/seed";
import { writeDemoPast } from "./past";
import { seedDemoTeams } from "./teams";

/**
 * Loads the demo data into an empty database, and only there.
 * @returns the lines that say who can sign in; none where the accounts are somebody's own
 */
export async function seedIfEmpty(ownerUrl: string): Promise<string[]> {
  const owner = postgres(ownerUrl, { max: 1, onnotice: () => {} });
  const known = CAST_LOGINS.map((login) => login.email);
  try {
    const [before] = await owner<{ any: boolean }[]>`select exists (select 1 from account) as any`;
    if (!before?.any) {
      await seedDemo(ownerUrl);
      await seedDemoTeams(ownerUrl);
      await writeDemoPast(ownerUrl);
    }
    const [now] = await owner<{ count: number }[]>`
      select count(*)::int as count from account where email_norm = any(${known})`;
    if (now?.count === 0) return [];
  } finally {
    await owner.end();
  }
  const width = Math.max(...known.map((email) => email.length));
  return [
    "",
    ...CAST_LOGINS.map(({ email, name, what }) => `  ${email.padEnd(width)}  ${name}, ${what}`),
    "",
    `Password: ${DEMO_PASSWORD}`,
  ];
}
