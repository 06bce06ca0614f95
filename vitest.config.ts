import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // Linear time is shown by a ratio of two runs, and other work on the machine only ever adds to one of them: what is linear
    // once is linear.
    retry: 2,
    // A machine of two cores would get one worker.
    maxWorkers: '100%',
  },
});
