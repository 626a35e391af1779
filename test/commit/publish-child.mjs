// A driver as a process of its own: publishes what it is told to and says how far it is, so that a test can kill it there.
import { beginCommit, completeAll, openStorage, silenceNodeVersionWarning } from "@volley/storage";

const { storage, commit: options, files, haltAfter } = JSON.parse(process.argv[2]);
silenceNodeVersionWarning();
const store = openStorage(storage);
const commit = await beginCommit(store, options);
process.stdout.write("begun\n");

async function completeSlowly(all) {
  for (const [i, file] of all.entries()) {
    if (i === haltAfter) {
      process.stdout.write("halted\n");
      await new Promise((resolve) => setTimeout(resolve, 60_000));
    }
    await completeAll(store, [file]);
  }
}

await commit.publish(files, { completeFiles: completeSlowly });
process.stdout.write("published\n");
await store.close();
