/** A worker in a process of its own, with a thread to which documents can do harm. `argv`: URL, version, seconds of patience. */
import { connect } from '../../pipeline/batch/queue/connection.ts';
import { QueueWorker } from '../../pipeline/batch/queue/worker.ts';

const [url = '', version = '', patience = ''] = process.argv.slice(2);
const redis = await connect(url, { note: () => {} });
const settings = {
  version,
  jobs: 1,
  timeout: 60,
  patience: Number(patience),
  entry: new URL('./harm-worker.mjs', import.meta.url),
};
const worker = new QueueWorker(redis, settings, {
  done: () => {},
  broken: (error) => {
    throw error;
  },
});
await worker.begin();
process.stdout.write('ready\n');
