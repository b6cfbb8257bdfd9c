import { connect } from "node:net";

/** What came back over the socket: the status of the first answer (0 where there was none), its headers and its text. */
interface RawAnswer {
  status: number;
  headers: Record<string, string>;
  text: string;
}

export type Headers = Record<string, string | undefined>;

/** Sends a request of one line, such as `GET /x`, with headers of any kind, those that are undefined left out. */
export function send(url: string, line: string, headers: Headers = {}, body: string | Buffer = "") {
  const sent: Headers = { Host: new URL(url).host, ...headers };
  if (body.length > 0) sent["Content-Length"] ??= String(Buffer.byteLength(body));
  const head = Object.entries(sent).flatMap(([name, value]) =>
    value === undefined ? [] : `${name}: ${value}`,
  );
  return rawRequest(url, [`${line} HTTP/1.1`, ...head].join("\r\n"), body);
}

/** Sends bytes as they are, past every client that would put them right, and reads until the server closes. */
function rawRequest(url: string, head: string, body: string | Buffer = ""): Promise<RawAnswer> {
  const { port } = new URL(url);
  const said: Buffer[] = [];
  return new Promise((resolve) => {
    const socket = connect(Number(port), "127.0.0.1", () => {
      socket.write(`${head}\r\nConnection: close\r\n\r\n`, "latin1");
      socket.write(body);
    });
    socket.on("data", (chunk) => said.push(chunk));
    // A server that refuses may close before everything was sent.
    socket.on("error", () => undefined);
    socket.on("close", () => resolve(read(Buffer.concat(said).toString("latin1"))));
  });
}

function read(said: string): RawAnswer {
  const [head = "", ...rest] = said.split("\r\n\r\n");
  const [first = "", ...lines] = head.split("\r\n");
  const headers = Object.fromEntries(
    lines.map((line) => {
      const [name = "", ...value] = line.split(":");
      return [name.toLowerCase(), value.join(":").trim()];
    }),
  );
  return {
    status: Number(/^HTTP\/1\.1 (\d{3})/.exec(first)?.[1] ?? 0),
    headers,
    text: rest.join("\r\n\r\n"),
  };
}
