import { existsSync } from "node:fs";
import { serverFile } from "./ensure-built.mjs";
import { readEnvFile, stopWithParent } from "./root.mjs";

/** `npm start`: serves the production build, configured by the environment and `.env`. */
readEnvFile();
stopWithParent();
if (!existsSync(serverFile)) {
  console.error("Gatehouse is not built yet. Run npm run build first.");
  process.exit(1);
}
process.env.NODE_ENV = "production";
process.env.NEXT_TELEMETRY_DISABLED = "1";
await import(serverFile);
