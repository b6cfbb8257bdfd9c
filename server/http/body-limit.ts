import type { IncomingMessage, ServerResponse } from "node:http";

/** The largest body any path takes, in bytes; a file of people to invite is larger. */
export const BODY_LIMIT = 256 * 1024;
/** The largest form with a file of people to invite, in bytes. */
export const FILE_LIMIT = 1024 * 1024;
const filePath = /^\/api\/import\/([a-z0-9-]+)$/;

/** How long the rest of a body that is too large is read and thrown away, so that its sender sees the answer. */
const PATIENCE_MS = 5_000;

/**
 * Calls `tooLarge` as soon as a body is known to be over the limit: at once when its length is announced,
 * else in the moment the byte too many arrives. Gives false when it was announced.
 */
export function limitBody(request: IncomingMessage, tooLarge: () => void): boolean {
  const limit = limitOf(request);
  if (Number(request.headers["content-length"] ?? 0) > limit) {
    tooLarge();
    return false;
  }
  let received = 0;
  const push = request.push.bind(request);
  // Node's parser hands a body over piece by piece through push; listening for "data" instead would
  // start the flow before the page's own reader is there.
  request.push = (piece, encoding) => {
    received += piece?.length ?? 0;
    if (received <= limit) return push(piece, encoding);
    if (received - (piece?.length ?? 0) <= limit) tooLarge();
    return true;
  };
  return true;
}

/** The largest body that the path of this request takes, in bytes. */
const limitOf = (request: IncomingMessage) => (filePath.test(request.url ?? "") ? FILE_LIMIT : BODY_LIMIT);

/** Answers 413, or leads a file's form back to its page with the reason, and closes the connection once the sender has read it, or has gone on sending for too long. */
export function answerTooLarge(request: IncomingMessage, response: ServerResponse): void {
  const [, org] = filePath.exec(request.url ?? "") ?? [];
  if (org && !response.headersSent) {
    const location = `/o/${org}/users/import?refused=file_too_large`;
    response.writeHead(303, { Location: location, Connection: "close" }).end();
  } else if (!response.headersSent) {
    response.writeHead(413, { "Content-Type": "text/plain; charset=utf-8", Connection: "close" });
    response.end("This is more than Gatehouse takes at once. Send at most 256 kB.\n");
  }
  request.resume();
  const end = setTimeout(() => request.socket.destroy(), PATIENCE_MS);
  request.socket.once("close", () => clearTimeout(end));
}
