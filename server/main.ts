import { log } from "@/server/log";
import { start } from "@/server/startup/start";
import { makeStopper } from "@/server/startup/stop";

const stopper = makeStopper();
stopper.listen();
try {
  await start(stopper.add);
} catch (error) {
  // What we refuse is said in sentences; anything else is a fault of ours, and its place matters.
  if (error instanceof Error && error.constructor === Error && !("code" in error))
    process.stderr.write(`${error.message}\n`);
  else log.fatal({ err: error }, "Gatehouse could not start.");
  await stopper.stop(1);
}
