import type { Read } from "@volley/plan";
import {
  type InputObject,
  isGlob,
  listInputs,
  type ListInputsOptions,
  type ObjectStore,
  readCommitted,
  unescapeGlob,
} from "@volley/storage";
import { instantInZone } from "./instant-in-zone.ts";

/** What Volley's own attempts call their files: a job's id and the attempt at the end. */
const attemptFile = /-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}-\d+\.[a-z.]+$/;

/**
 * A dataset's objects. Where a path lies in an output of Volley, a commit that a crash left half visible is finished first, and
 * files of jobs that are not committed are left out; files that others put there count.
 */
export async function listCommitted(
  store: ObjectStore,
  { paths, format, options }: Pick<Read, "paths" | "format" | "options">,
  timeZone: string,
): Promise<InputObject[]> {
  const instant = (clock: string | undefined) => (clock === undefined ? undefined : instantInZone(clock, timeZone));
  const how: ListInputsOptions = {
    format,
    nameFilter: options["pathglobfilter"],
    modifiedBefore: instant(options["modifiedbefore"]),
    modifiedAfter: instant(options["modifiedafter"]),
  };
  const plain = paths.filter((path) => !isGlob(path)).map(unescapeGlob);
  const [listed, committed] = await Promise.allSettled([
    listInputs(store, paths, how),
    Promise.all(plain.map((path) => readCommitted(store, path))),
  ]);
  // Where the dataset itself cannot be listed, that is what the user has to hear of, not the log.
  if (committed.status === "rejected") throw listed.status === "rejected" ? listed.reason : committed.reason;
  const outputs = committed.value.filter((output) => output !== undefined);
  if (outputs.length === 0) {
    if (listed.status === "rejected") throw listed.reason;
    return listed.value;
  }
  const objects = await listInputs(store, paths, how);
  const live = new Set(outputs.flatMap((output) => output.files.map((file) => file.url)));
  const covered = outputs.map(({ destination }) => `${destination.replace(/\/+$/, "")}/`);
  return objects.filter(({ url }) => live.has(url) || !attemptFile.test(url) || !covered.some((prefix) => url.startsWith(prefix)));
}
