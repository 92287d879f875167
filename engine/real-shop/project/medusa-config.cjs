const { defineConfig } = require("@medusajs/framework/utils");
module.exports = defineConfig({
  projectConfig: {
    databaseUrl: process.env.DATABASE_URL,
    databaseDriverOptions: { ssl: false },
    http: { storeCors: "*", adminCors: "*", authCors: "*", jwtSecret: process.env.SHOP_SECRET, cookieSecret: process.env.SHOP_SECRET },
  },
  admin: { disable: true },
});
