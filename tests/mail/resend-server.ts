import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

/** One call of POST /emails as the service saw it. */
export interface Call {
  key: string;
  to: string;
  body: string;
  /** The place of this call among all calls, from 1. */
  nth: number;
}

/**
 * How the service treats a call: takes it; answers with an error; takes it and answers with an error all the
 * same; takes it and never answers.
 */
export type Treatment =
  | "take"
  | "take and fall silent"
  | { answer: number; name: string; taken?: boolean; headers?: Record<string, string> };

/**
 * A local server that speaks Resend's API as far as we use it: it remembers keys, answers a repeated call
 * without delivering again, and refuses another body under the same key.
 */
export async function resendServer() {
  const calls: Call[] = [];
  const delivered = new Map<string, { id: string; to: string; body: string }>();
  let treat: (call: Call) => Treatment = () => "take";
  let heard = () => {};

  const server = createServer(async (request, response) => {
    const answer = (status: number, body: object, headers: Record<string, string> = {}) =>
      response
        .writeHead(status, { "Content-Type": "application/json", ...headers })
        .end(JSON.stringify(body));
    const refuse = (statusCode: number, name: string, headers?: Record<string, string>) =>
      answer(statusCode, { statusCode, name, message: `a ${name}` }, headers);

    if (request.method !== "POST" || request.url !== "/emails") return refuse(404, "not_found");
    if (request.headers.authorization !== "Bearer re_test") return refuse(403, "invalid_api_key");
    const key = String(request.headers["idempotency-key"] ?? "");
    if (key.length < 1 || key.length > 256) return refuse(400, "invalid_idempotency_key");
    const body = await textOf(request);
    const call: Call = { key, to: JSON.parse(body).to[0], body, nth: calls.length + 1 };
    calls.push(call);

    const treatment = treat(call);
    const known = delivered.get(key);
    if (known && known.body !== body) return refuse(409, "invalid_idempotent_request");
    const taken = typeof treatment === "string" || treatment.taken === true;
    if (taken && !known) delivered.set(key, { id: `re_${delivered.size + 1}`, to: call.to, body });
    heard();
    if (treatment === "take and fall silent") return;
    if (typeof treatment === "object") return refuse(treatment.answer, treatment.name, treatment.headers);
    answer(200, { id: delivered.get(key)?.id });
  });
  server.listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    delivered,
    /** Sets how calls are treated from now on. */
    treat: (how: (call: Call) => Treatment) => {
      treat = how;
    },
    /** Resolves when the service has heard and treated `count` calls in all. */
    heard: (count: number) =>
      new Promise<void>((resolve) => {
        heard = () => {
          if (calls.length >= count) resolve();
        };
        heard();
      }),
    /** Resolves when `count` mails were delivered. */
    deliveredInAll: (count: number) =>
      new Promise<void>((resolve) => {
        heard = () => {
          if (delivered.size >= count) resolve();
        };
        heard();
      }),
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}
