import { startWorker } from "@/server/mail/worker";

// A worker process as it runs beside the pages; it lives until it is killed.
startWorker();
