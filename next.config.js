/** @type {import("next").NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  htmlLimitedBots: /.*/, // a page comes with its title: streamed after it, a screen reader (and axe) may meet a page without one
  experimental: { useOffline: true }, // a page that is read again while the line breaks waits for it, and does not leave what is typed on it
  typescript: { ignoreBuildErrors: true }, // `npm run check` compiles with both tsconfigs; a build need not do it again
};

export default config;
