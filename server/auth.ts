import { randomUUID } from "node:crypto";
import NextAuth, { CredentialsSignin, type NextAuthConfig } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { signIn as proveAndOpen } from "./accounts/sign-in";
import { callerOf, sessionCookie, sessionCookieSeconds } from "./context";
import { deriveKey, env } from "./env";
import { Refusal } from "./errors";
import { logFailure } from "./failure-log";

/** Why a sign-in failed, for the form: the code of a refusal, or `credentials`. */
export class SignInRefused extends CredentialsSignin {
  constructor(code: string) {
    super();
    this.code = code;
  }
}

/** A wrong password is an answer, and is recorded where it is given; anything else must not pass in silence. */
function logUnlessRefused(error: Error): void {
  if (error instanceof CredentialsSignin) return;
  const { cause } = error;
  const inner = typeof cause === "object" && cause && "err" in cause ? cause.err : cause;
  logFailure("sign-in", randomUUID(), inner instanceof Error ? inner : error);
}

/** Reads a cookie where there is no request of Next.js to ask. */
const cookieIn = (headers: Headers) => (name: string) =>
  headers
    .get("cookie")
    ?.split(/; */)
    .find((pair) => pair.startsWith(`${name}=`))
    ?.slice(name.length + 1);

/**
 * next-auth carries the protocol: it checks the form, runs the provider and sets the cookie. The sign-in form's own route
 * calls it in process, so none of its addresses is open. The cookie's value is
 * our opaque session id and nothing else (`encode`, `decode`); it says who you are, never what you may do, and
 * only what begins a transaction reads it.
 */
function config(): NextAuthConfig {
  const { https } = env();
  return {
    trustHost: true,
    secret: deriveKey("next-auth").toString("base64url"),
    basePath: "/api/auth",
    // Every page it would draw itself is one of ours.
    pages: { signIn: "/sign-in", signOut: "/account", error: "/sign-in", verifyRequest: "/sign-in" },
    useSecureCookies: https,
    cookies: {
      sessionToken: {
        name: sessionCookie(),
        options: { httpOnly: true, sameSite: "lax", path: "/", secure: https },
      },
    },
    session: { strategy: "jwt", maxAge: sessionCookieSeconds },
    jwt: {
      encode: ({ token }) => (typeof token?.sid === "string" ? token.sid : ""),
      decode: ({ token }) => (token ? { sid: token } : null),
    },
    callbacks: {
      jwt: ({ token, user }) => (user?.id ? { sid: user.id } : { sid: token.sid }),
      session: ({ session }) => ({ expires: session.expires }),
    },
    providers: [
      Credentials({
        id: "password",
        credentials: { email: {}, password: {}, device: {} },
        async authorize({ email, password, device }, request) {
          if (typeof email !== "string" || typeof password !== "string") return null;
          try {
            const sid = await proveAndOpen(callerOf(request.headers, cookieIn(request.headers)), {
              email,
              password,
              device: typeof device === "string" && device ? device.slice(0, 100) : undefined,
            });
            return sid ? { id: sid } : null;
          } catch (error) {
            if (error instanceof Refusal) throw new SignInRefused(error.code);
            throw error;
          }
        },
      }),
    ],
    logger: { error: logUnlessRefused, warn: () => {}, debug: () => {} },
  };
}

export const { signIn: signInByNextAuth } = NextAuth(config);
