import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/**
 * Stands between the program and its database and counts how often something was asked when nothing was on its way:
 * each such time somebody waited for an answer before. It reads what is asked along. `url` leads through it.
 */
export async function countRoundTrips(ownerUrl: string) {
  const target = new URL(ownerUrl);
  const open = new Set<Socket>();
  let trips = 0;
  let statements: string[] = [];
  let runs = 0;

  const server = createServer((program) => {
    const database = connect(Number(target.port), target.hostname);
    let unanswered = 0;
    const asked = messages((type, body) => {
      if (asks.has(type)) unanswered++;
      const statement = statementIn(type, body);
      if (statement) statements.push(statement);
      if (runsOne.has(type)) runs++;
    }, "begins without a type");
    // The first readiness answers the sign-in, which asked by neither.
    const answered = messages((type) => type === "Z" && unanswered > 0 && unanswered--);
    program.on("data", (chunk) => {
      if (unanswered === 0) trips++;
      asked(chunk);
      database.write(chunk);
    });
    database.on("data", (chunk) => {
      answered(chunk);
      program.write(chunk);
    });
    for (const [one, other] of [
      [program, database],
      [database, program],
    ] as const) {
      open.add(one);
      one.on("close", () => other.destroy());
      one.on("error", () => other.destroy());
    }
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const url = new URL(ownerUrl);
  url.hostname = "127.0.0.1";
  url.port = String((server.address() as AddressInfo).port);

  return {
    url: url.href,
    /** How many there were while this was done. */
    async during(work: () => Promise<unknown>): Promise<number> {
      const before = trips;
      await work();
      return trips - before;
    },
    /** What was asked while this was done, word for word; whole only where statements are not kept prepared. */
    async statementsOf(work: () => Promise<unknown>): Promise<string[]> {
      statements = [];
      await work();
      return statements;
    },
    /** How many statements were run for it, kept prepared or not, those that begin and end a transaction among them. */
    async runs(work: () => Promise<unknown>): Promise<number> {
      const before = runs;
      await work();
      return runs - before;
    },
    stop() {
      for (const socket of open) socket.destroy();
      server.close();
    },
  };
}

/** Query and Sync: what the server answers with ReadyForQuery. */
const asks = new Set(["Q", "S"]);
/** Query and Execute: a statement is run. */
const runsOne = new Set(["Q", "E"]);

/** The text of a statement in Query, or in Parse behind the name it is given. */
function statementIn(type: string, body: Buffer): string | undefined {
  const parts = body.toString("utf8").split("\0");
  return type === "Q" ? parts[0] : type === "P" ? parts[1] : undefined;
}

/** Calls `seen` with the type and the body of each message of PostgreSQL's protocol, however they are cut into chunks. */
function messages(seen: (type: string, body: Buffer) => unknown, begins?: "begins without a type") {
  let rest = Buffer.alloc(0);
  let typed = begins === undefined;
  return (chunk: Buffer) => {
    rest = Buffer.concat([rest, chunk]);
    for (;;) {
      const head = typed ? 1 : 0;
      if (rest.length < head + 4) return;
      const end = head + rest.readInt32BE(head);
      if (rest.length < end) return;
      if (typed) seen(String.fromCharCode(rest[0] ?? 0), rest.subarray(head + 4, end));
      typed = true;
      rest = rest.subarray(end);
    }
  };
}
