import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { serverBundle } from "./bundle-server.mjs";
import { root } from "./root.mjs";
import { run } from "./run.mjs";

const stampFile = join(root, ".next", "gatehouse.stamp");

/** The server's entry in a production build. */
export const serverFile = join(root, ".next", "gatehouse.mjs");

const sources = ["app", "server", "db", "emails", "public"];
const single = ["next.config.js", "package.json", "package-lock.json", "tsconfig.json"];

/**
 * Builds when what stands there was not made from these very sources.
 * @returns {Promise<boolean>} false when the build failed
 */
export async function ensureBuilt() {
  if (existsSync(serverFile) && existsSync(stampFile) && readFileSync(stampFile, "utf8") === fingerprint()) {
    return true;
  }
  console.log("Building Gatehouse. This happens once for each version.");
  return build({ quiet: true });
}

/**
 * Makes a production build: the pages by Next.js, the server's entry by esbuild.
 * @param {{ quiet: boolean }} how quiet: output is shown only if it fails
 * @returns {Promise<boolean>} false when it failed
 */
export async function build({ quiet }) {
  // Taken before: whoever edits during the build gets another one the next time.
  const made = fingerprint();
  try {
    rmSync(stampFile, { force: true });
  } catch {
    console.error(
      "The folder .next belongs to another user. Start Gatehouse as that user, or remove the folder.",
    );
    return false;
  }
  const next = join(root, "node_modules", "next", "dist", "bin", "next");
  const env = { NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" };
  if ((await run(process.execPath, [next, "build"], { quiet, env })) !== 0) return false;
  const esbuild = await import("esbuild");
  await esbuild.build(serverBundle(".next/gatehouse.mjs"));
  // Its helper process would otherwise live as long as the server that is started next.
  await esbuild.stop();
  writeFileSync(stampFile, made);
  return true;
}

// Contents, not dates: a clone or a copied folder has new dates and old contents.
function fingerprint() {
  const hash = createHash("sha256").update(process.version);
  for (const file of [...sources.flatMap(filesBelow), ...single]) {
    hash.update(`\0${file}\0`).update(readFileSync(join(root, file)));
  }
  return hash.digest("hex");
}

function filesBelow(folder) {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { recursive: true })
    .map((name) => join(folder, name))
    .filter((file) => statSync(join(root, file)).isFile())
    .sort();
}
