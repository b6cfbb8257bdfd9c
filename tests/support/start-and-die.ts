import { startEmbedded } from "@/db/embedded";

// What a `kill -9` of Gatehouse leaves behind: a database server without its keeper.
startEmbedded({ dataDir: process.argv[2] ?? "", log: console.log }).then(() =>
  process.kill(process.pid, "SIGKILL"),
);
