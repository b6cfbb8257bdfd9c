import { spawn } from "node:child_process";
import { constants } from "node:os";
import { root } from "./root.mjs";

/**
 * Runs a program to its end and passes signals on to it, so that none is left behind.
 * @param {string} program
 * @param {string[]} args
 * @param {{ quiet?: boolean, env?: Record<string, string> }} options quiet: its output is shown only if it fails
 * @returns {Promise<number>} its exit code; 128 and more when a signal ended it
 */
export function run(program, args, { quiet = false, env = {} } = {}) {
  const child = spawn(program, args, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ["ignore", quiet ? "pipe" : "inherit", quiet ? "pipe" : "inherit"],
  });
  const said = [];
  child.stdout?.on("data", (chunk) => said.push(chunk));
  child.stderr?.on("data", (chunk) => said.push(chunk));
  const pass = (signal) => child.kill(signal);
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"];
  for (const signal of signals) process.on(signal, pass);

  return new Promise((resolve) => {
    const done = (code) => {
      for (const signal of signals) process.off(signal, pass);
      if (code !== 0 && quiet) process.stderr.write(Buffer.concat(said));
      resolve(code);
    };
    child.once("error", (error) => {
      console.error(`${program} could not be run: ${error.message}.`);
      done(127);
    });
    child.once("close", (code, signal) => done(code ?? 128 + (constants.signals[signal] ?? 0)));
  });
}
