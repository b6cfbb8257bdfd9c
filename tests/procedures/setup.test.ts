import { describe, expect, it } from "vitest";
import { signIn } from "@/server/accounts/sign-in";
import { hashOf } from "@/server/context";
import { createCaller } from "@/server/router";
import { printSetupLink } from "@/server/setup/print-link";
import { useDatabase } from "@/tests/support/database";
import { refusalOf, request } from "@/tests/support/people";

const database = useDatabase();
const nobody = () => createCaller(request());
const password = "quiet-harbour-29-violin";
const link = async () => (await printSetupLink())?.split("/setup/")[1] ?? "";
const form = (token: string) => ({
  token,
  email: "first@home.example",
  name: "First Person",
  password,
  organization: "Häuser & Söhne",
});

describe("The first run", () => {
  it("X-13: sign-up is closed until somebody set the installation up", async () => {
    const call = () =>
      nobody().accounts.signUp({
        email: "early@home.example",
        name: "Early Person",
        password,
        organization: "00000000-0000-4000-8000-000000000000",
      });
    expect((await refusalOf(call)).code).toBe("sign_up_closed");
  });

  it("X-13: the link is 256 bits, stored as a hash, made anew at each start; the older one dies", async () => {
    const first = await link();
    const second = await link();
    expect(Buffer.from(second, "base64url")).toHaveLength(32);
    expect(await nobody().setup.state({ token: first })).toEqual({ open: false });
    expect(await nobody().setup.state({ token: second })).toEqual({ open: true });
    const [row] = await database.owner`select token_hash, expires_at - now() as life from setup_link`;
    expect(row?.token_hash.equals(hashOf(second))).toBe(true);
    await database.owner`update setup_link set expires_at = now()`;
    expect(await nobody().setup.state({ token: second })).toEqual({ open: false });
    expect((await refusalOf(() => nobody().setup.complete(form(second)))).code).toBe("already_set_up");
  });

  it("bad input is refused at its field and uses nothing up", async () => {
    const token = await link();
    expect(
      (await refusalOf(() => nobody().setup.complete({ ...form(token), password: "passwordpassword" })))
        .field,
    ).toBe("password");
    expect(
      (await refusalOf(() => nobody().setup.complete({ ...form(token), organization: "你好" }))).field,
    ).toBe("slug");
    await expect(nobody().setup.complete({ ...form(token), slug: "Not An Address" })).rejects.toMatchObject({
      code: "BAD_REQUEST",
    });
    expect(await nobody().setup.state({ token })).toEqual({ open: true });
  });

  it("NIR-1: the opener becomes PlatformAdmin and Manager of the first organization, once, also of 5 at once", async () => {
    const token = await link();
    const tries = await Promise.allSettled(
      [1, 2, 3, 4, 5].map((n) =>
        nobody().setup.complete({ ...form(token), email: `first${n}@home.example` }),
      ),
    );
    const won = tries.flatMap((t) => (t.status === "fulfilled" ? [t.value.email] : []));
    expect(won).toHaveLength(1);
    const sid = await signIn(request(), { email: won[0] ?? "", password });
    const first = createCaller(request({ session: hashOf(sid ?? "") }));
    expect(await first.accounts.me()).toMatchObject({
      platformAdmin: true,
      organizations: [{ slug: "hauser-sohne", name: "Häuser & Söhne", role: "Manager" }],
    });
    expect(await first.accounts.landing()).toEqual({ to: "/o/hauser-sohne/users" });
    expect((await first.members.list({ org: "hauser-sohne" })).rows).toMatchObject([
      { role: "PlatformAdmin", you: true },
    ]);
    const events = await database.owner`select action from audit_event order by action`;
    expect(events.map((e) => e.action)).toEqual(
      expect.arrayContaining(["organization.founded", "organization.founded", "platform.set_up"]),
    );
  });

  it("afterwards there is no link, and an old one opens nothing", async () => {
    expect(await printSetupLink()).toBeNull();
    expect((await refusalOf(() => nobody().setup.complete(form("anything")))).code).toBe("already_set_up");
  });
});
