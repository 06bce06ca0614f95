import { defineConfig } from 'vitest/config';

/** Faults of the queue against a real Redis, which each file starts for itself; `REDIS_SERVER` says where it is, else the path. */
export default defineConfig({
  test: {
    include: ['tests/redis/**/*.redis.ts'],
    testTimeout: 240_000,
    hookTimeout: 60_000,
    fileParallelism: false,
  },
});
