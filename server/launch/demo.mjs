import { ensureBuilt, serverFile } from "./ensure-built.mjs";
import { ensureInstalled } from "./ensure-installed.mjs";
import { readEnvFile, stopWithParent } from "./root.mjs";

/** `npm run demo`: from a fresh clone to a running production build with its own database and demo data. */
readEnvFile();
stopWithParent();
await ensureInstalled();
if (!(await ensureBuilt())) process.exit(1);
process.env.NODE_ENV = "production";
process.env.NEXT_TELEMETRY_DISABLED = "1";
process.env.GATEHOUSE_MODE = "demo";
await import(serverFile);
