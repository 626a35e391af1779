import { randomUUID } from "node:crypto";
import {
  type CommitMode,
  type CommittedFile,
  type CommitOptions,
  type ObjectStore,
  beginCommit,
  isHidden,
  readCommitted,
  uploadMetadata,
} from "@volley/storage";

/** A job as a driver knows it: its id, and files its executors have uploaded and not completed. */
export interface StagedJob {
  readonly jobId: string;
  readonly files: readonly CommittedFile[];
  /** Path below the destination → content. */
  readonly contents: ReadonlyMap<string, string>;
}

/** Uploads a job's files as executors do. Each name becomes `<name>-<jobId>-<attempt>.csv`. */
export async function stageJob(
  store: ObjectStore,
  destination: string,
  names: readonly string[],
  jobId: string = randomUUID(),
): Promise<StagedJob> {
  const contents = new Map<string, string>();
  const files: CommittedFile[] = [];
  for (const [i, name] of names.entries()) {
    const path = `${name}-${jobId}-${i}.csv`;
    const text = `${name},${jobId}\n`;
    contents.set(path, text);
    files.push(await stageFile(store, `${destination}/${path}`, text, jobId, String(i)));
  }
  return { jobId, files, contents };
}

export async function stageFile(store: ObjectStore, url: string, text: string, jobId: string, attempt: string): Promise<CommittedFile> {
  const body = new TextEncoder().encode(text);
  const { uploadId } = await store.createUpload(url, uploadMetadata(jobId, attempt));
  const part = await store.uploadPart({ url, uploadId }, 1, body);
  return { url, bytes: body.byteLength, rows: 1, attempt, upload: { uploadId, parts: [part] } };
}

export function optionsOf(destination: string, jobId: string, mode: CommitMode, more: Partial<CommitOptions> = {}): CommitOptions {
  return { destination, mode, jobId, epoch: 1, marker: "inside", ...more };
}

/** A whole job: begin, publish. */
export async function runJob(store: ObjectStore, destination: string, job: StagedJob, mode: CommitMode, more: Partial<CommitOptions> = {}) {
  const commit = await beginCommit(store, optionsOf(destination, job.jobId, mode, more));
  return commit.publish(job.files);
}

/** What a reader of the log sees: path → content; undefined when there is no log. */
export async function readOutput(store: ObjectStore, destination: string): Promise<Map<string, string> | undefined> {
  const output = await readCommitted(store, destination);
  if (output === undefined) return undefined;
  const seen = new Map<string, string>();
  for (const file of output.files) seen.set(file.url.slice(destination.length + 1), await text(store, file.url));
  return seen;
}

/** What a listing reader sees: path → content. */
export async function listOutput(store: ObjectStore, destination: string): Promise<Map<string, string>> {
  const seen = new Map<string, string>();
  for await (const { url } of store.list(`${destination}/`)) {
    const path = url.slice(destination.length + 1);
    if (!isHidden(path)) seen.set(path, await text(store, url));
  }
  return seen;
}

export async function text(store: ObjectStore, url: string): Promise<string> {
  return new TextDecoder().decode(await store.read(url));
}

export async function pendingUploads(store: ObjectStore, destination: string): Promise<string[]> {
  const found: string[] = [];
  for await (const { url } of store.listUploads(`${destination}/`)) found.push(url);
  return found;
}

export function merged(...maps: readonly ReadonlyMap<string, string>[]): Map<string, string> {
  return new Map(maps.flatMap((map) => [...map]));
}

/** Contents in a comparable order. */
export function sorted(map: ReadonlyMap<string, string> | undefined): [string, string][] | undefined {
  return map && [...map].sort(([a], [b]) => (a < b ? -1 : 1));
}
