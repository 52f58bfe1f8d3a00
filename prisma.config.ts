import { defineConfig } from 'prisma/config'

// `prisma` names the folder, so that every file in prisma/models belongs to the schema.
// DATABASE_URL is only read by Prisma's own command line; the app and our scripts go through infra/env.ts.
export default defineConfig({
  schema: 'prisma',
  migrations: { path: 'prisma/migrations' },
  ...(process.env.DATABASE_URL && { datasource: { url: process.env.DATABASE_URL } }),
})
