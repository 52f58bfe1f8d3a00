import { defineConfig } from 'vitest/config'
import os from 'node:os'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('.', import.meta.url))
const alias = { '@': root.replace(/\/$/, '') }

export default defineConfig({
  test: {
    reporters: ['default', './testing/tell-run.ts'],
    // By default one core is left alone, which on two cores is half the machine. One more than there are: many tests wait for
    // a process or a database as often as they compute.
    maxWorkers: os.availableParallelism() + 1,
    globalSetup: ['./testing/programs.ts'],
    projects: [
      {
        resolve: { alias },
        test: {
          name: 'unit',
          // Files share what they have read: none of these keeps anything between tests.
          isolate: false,
          setupFiles: ['./testing/network-setup.ts'],
          // The settings are read once for all of them, by whichever comes first.
          env: { SECRET: 'a secret that only tests use, 32 or more' },
          include: ['{app,bin,core,infra,ui,modules,worker,testing,scripts,server,i18n,bench}/**/*.test.{ts,tsx}'],
          exclude: ['**/*.db.test.ts', '**/node_modules/**'],
          // A busy machine is no fault of ours: only what hangs is ended.
          testTimeout: 240_000,
          hookTimeout: 240_000,
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'db',
          // One database per file, and one process for many files (testing/database-setup.ts).
          isolate: false,
          include: ['{core,infra,modules,server,worker,testing,scripts,prisma}/**/*.db.test.ts'],
          // One PostgreSQL for the run, one database per file (testing/database.ts).
          globalSetup: ['./testing/database-server.ts'],
          setupFiles: ['./testing/network-setup.ts', './testing/database-setup.ts'],
          testTimeout: 240_000,
          hookTimeout: 240_000,
        },
      },
    ],
  },
})
