import { defineConfig } from 'vitest/config';

/** Rules, commands and the front door need no Astro: plain Node, fast. Journeys need the build. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['src/**/*.test.ts', 'db/**/*.test.ts', 'scripts/**/*.test.ts'],
          exclude: ['src/journeys/**'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'journeys',
          include: ['src/journeys/**/*.test.ts'],
          globalSetup: ['src/journeys/needs-build.ts'],
          // Long enough for a slow machine: speed is measured elsewhere, never by a test's clock.
          testTimeout: 240_000,
          hookTimeout: 240_000,
          expect: { poll: { timeout: 60_000 } },
          // Each file has its own server and store; more at once would make each other slow.
          maxWorkers: 2,
        },
      },
    ],
  },
});
