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
  const outputs = (await Promise.all(plain.map((path) => readCommitted(store, path)))).filter((output) => output !== undefined);
  const objects = await listInputs(store, paths, { format });
  if (outputs.length === 0) return objects;
  const live = new Set(outputs.flatMap((output) => output.files.map((file) => file.url)));
  const covered = outputs.map(({ destination }) => `${destination.replace(/\/+$/, "")}/`);
  return objects.filter(({ url }) => live.has(url) || !attemptFile.test(url) || !covered.some((prefix) => url.startsWith(prefix)));
}
