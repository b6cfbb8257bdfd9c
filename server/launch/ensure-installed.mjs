import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { root } from "./root.mjs";
import { run } from "./run.mjs";

const stampFile = join(root, "node_modules", ".gatehouse-installed");
const patchPackage = join(root, "node_modules", "patch-package", "index.js");
const patches = join("db", "patches");

/**
 * Installs what the lock file says, and only when that is not already there. Ends the process with
 * npm's exit code when it fails.
 */
export async function ensureInstalled() {
  const stamp = currentStamp();
  if (existsSync(stampFile) && readFileSync(stampFile, "utf8") === stamp) return;
  if (!isInstalled()) {
    console.log("Installing the packages of the lock file. This happens once.");
    // Some of what the build needs are development packages, whatever NODE_ENV says.
    const code = await npm([
      ...howToInstall(),
      "--include=dev",
      "--include=optional",
      "--no-audit",
      "--no-fund",
    ]);
    if (code !== 0) {
      console.error("The packages could not be installed. The first start needs a package registry.");
      process.exit(code);
    }
  }
  // Where scripts of packages are switched off, npm leaves our own out as well; applying it twice changes nothing.
  const patched = await run(process.execPath, [patchPackage, "--error-on-fail", "--patch-dir", patches], {
    quiet: true,
  });
  if (patched !== 0) process.exit(patched);
  writeFileSync(stampFile, stamp);
}

/** Runs the npm that runs us, or else the one beside this Node.js, or the one in the path. */
function npm(args) {
  const beside = join(dirname(process.execPath), "..", "lib", "node_modules", "npm", "bin", "npm-cli.js");
  const script = [process.env.npm_execpath, beside].find(
    (file) => file?.endsWith("npm-cli.js") && existsSync(file),
  );
  return script
    ? run(process.execPath, [script, ...args], { quiet: true })
    : run("npm", args, { quiet: true });
}

// A lock file written where the registry lacked packages for other systems does not name them, and `npm ci`
// refuses it; `npm install` takes everything it does name from it all the same, and leaves it as it is.
function howToInstall() {
  const packages = readPackages(join(root, "package-lock.json"));
  const named = new Set(Object.keys(packages).map((path) => path.split("node_modules/").at(-1)));
  const optional = Object.values(packages).flatMap((one) => Object.keys(one.optionalDependencies ?? {}));
  return optional.every((name) => named.has(name)) ? ["ci"] : ["install", "--no-save"];
}

function currentStamp() {
  const lock = readFileSync(join(root, "package-lock.json"));
  const surroundings = `${process.platform} ${process.arch} ${process.versions.modules}`;
  const hash = createHash("sha256").update(lock).update(surroundings);
  for (const name of readdirSync(join(root, patches)).sort())
    hash.update(readFileSync(join(root, patches, name)));
  return hash.digest("hex");
}

// Somebody who ran `npm ci` by hand left a list of what was installed; it is compared with the lock file.
function isInstalled() {
  const listFile = join(root, "node_modules", ".package-lock.json");
  if (!existsSync(listFile)) return false;
  const installed = readPackages(listFile);
  return Object.entries(readPackages(join(root, "package-lock.json"))).every(
    ([path, wanted]) => path === "" || wanted.optional || installed[path]?.version === wanted.version,
  );
}

const readPackages = (file) => JSON.parse(readFileSync(file, "utf8")).packages;
