import type { Read } from "@volley/plan";
import { type InputObject, listInputs, type ObjectStore, readCommitted } from "@volley/storage";

/** What Volley's own attempts call their files: a job's id and the attempt at the end. */
const attemptFile = /-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}-\d+\.[a-z.]+$/;

/**
 * A dataset's objects. Where a path lies in an output of Volley, a commit that a crash left half visible is finished first, and
 * files of jobs that are not committed are left out; files that others put there count.
 */
export async function listCommitted(store: ObjectStore, { paths, format }: Pick<Read, "paths" | "format">): Promise<InputObject[]> {
  const plain = paths.filter((path) => !/[*?{]/.test(path));
  const [listed, committed] = await Promise.allSettled([
    listInputs(store, paths, { format }),
    Promise.all(plain.map((path) => readCommitted(store, path))),
  ]);
  // Where the dataset itself cannot be listed, that is what the user has to hear of, not the log.
  if (committed.status === "rejected") throw listed.status === "rejected" ? listed.reason : committed.reason;
  const outputs = committed.value.filter((output) => output !== undefined);
  if (outputs.length === 0) {
    if (listed.status === "rejected") throw listed.reason;
    return listed.value;
  }
  const objects = await listInputs(store, paths, { format });
  const live = new Set(outputs.flatMap((output) => output.files.map((file) => file.url)));
  const covered = outputs.map(({ destination }) => `${destination.replace(/\/+$/, "")}/`);
  return objects.filter(({ url }) => live.has(url) || !attemptFile.test(url) || !covered.some((prefix) => url.startsWith(prefix)));
}
