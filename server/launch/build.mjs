import { build } from "./ensure-built.mjs";
import { ensureInstalled } from "./ensure-installed.mjs";

/** `npm run build`: a production build, whatever stands there already. */
await ensureInstalled();
process.exit((await build({ quiet: false })) ? 0 : 1);
