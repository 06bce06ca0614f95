import { defineConfig } from 'vitest/config';

/** The review page in a real Chromium; `CHROMIUM` says where it is, else Debian's place. */
export default defineConfig({
  test: {
    include: ['tests/browser/**/*.browser.ts'],
    testTimeout: 120_000,
    hookTimeout: 180_000,
    fileParallelism: false,
  },
});
