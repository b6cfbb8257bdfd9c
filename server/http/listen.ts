import { createServer, type RequestListener, type Server } from "node:http";
import { createServer as createSocketServer } from "node:net";
import type { Duplex } from "node:stream";
import { log } from "@/server/log";
import { BODY_LIMIT } from "./body-limit";

/**
 * Makes the server. Whoever sends slowly is cut off: ten seconds for the headers, thirty for all of a request.
 */
export function makeServer(handler: RequestListener): Server {
  const server = createServer(
    { headersTimeout: 10_000, requestTimeout: 30_000, keepAliveTimeout: 65_000, maxHeaderSize: 16_384 },
    handler,
  );
  server.maxHeadersCount = 100;
  // Whoever asks first whether a large body is welcome hears no before sending it.
  server.on("checkContinue", (request, response) => {
    if (Number(request.headers["content-length"] ?? 0) <= BODY_LIMIT) response.writeContinue();
    handler(request, response);
  });
  server.on("clientError", (_error, socket: Duplex) => {
    if (!socket.writable) return void socket.destroy();
    socket.end("HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
  });
  return server;
}

/** Waits until the server listens. Throws an Error with a sentence when it cannot. */
export function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const refuse = (error: Error) => reject(inWords(error, port, host));
    server.once("error", refuse);
    server.listen(port, host, () => {
      server.off("error", refuse);
      // A connection that cannot be accepted, as for lack of file descriptors, is lost; those that are open go on.
      server.on("error", (err) => log.error({ err }, "A connection could not be accepted."));
      resolve();
    });
  });
}

/**
 * Finds out before anything else is started whether the port is free, and which one it is when `port` is 0.
 * Throws an Error with a sentence when it is not.
 */
export async function reservePort(port: number, host: string): Promise<number> {
  const probe = createSocketServer();
  return new Promise((resolve, reject) => {
    probe.once("error", (error) => reject(inWords(error, port, host)));
    probe.listen(port, host, () => {
      const address = probe.address();
      const reserved = typeof address === "object" && address ? address.port : port;
      probe.close(() => resolve(reserved));
    });
  });
}

function inWords(error: NodeJS.ErrnoException, port: number, host: string): Error {
  switch (error.code) {
    case "EADDRINUSE":
      return new Error(
        `Port ${port} is taken by another program. Stop that one, or set PORT to another number.`,
      );
    case "EACCES":
      return new Error(`Port ${port} is reserved for the system. Set PORT to a number above 1023.`);
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
      return new Error(`HOST ${host} is no address of this machine. Set it to one, such as 127.0.0.1.`);
    default:
      return error;
  }
}

/**
 * Stops listening and waits for the answers under way, at most `patience` milliseconds; what is
 * left then is cut off.
 */
export async function stopServing(server: Server, patience = 10_000): Promise<void> {
  const closed = new Promise<void>((resolve) => {
    server.close(() => resolve());
  });
  // A connection that falls idle after the stop began would otherwise be kept alive.
  const sweep = setInterval(() => server.closeIdleConnections(), 100);
  const cut = setTimeout(() => server.closeAllConnections(), patience);
  await closed;
  clearInterval(sweep);
  clearTimeout(cut);
}
