import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { isVolleyError, type WriteCommand, type WriteResult } from "@volley/plan";
import type { SinkFile, TaskSuccess } from "@volley/protocol";
import {
  beginCommit,
  type Commit,
  type CommittedFile,
  CommitUncertainError,
  CommitUnfinishedError,
  LostUploadError,
  type PendingUpload,
  type PublishResult,
} from "@volley/storage";
import { alsoWhere, storageToError } from "../errors.ts";
import type { EngineOptions } from "./engine-options.ts";
import type { RunningJob } from "./running-job.ts";

type Execute = (jobId: string, publish: (running: RunningJob) => Promise<WriteResult>) => Promise<WriteResult>;

const defaultPauses: readonly number[] = [500, 1000, 2000, 4000, 8000];

interface WriteOptions extends Pick<EngineOptions, "store" | "epoch"> {
  /** Between tries to publish, in milliseconds, while the store does not carry it out. */
  readonly pauses?: readonly number[];
}

/**
 * Runs a write between the beginning and the decision of its commit: all files become visible, or none. An error says which
 * of the two, where that is known.
 */
export async function writeOutput(
  command: WriteCommand,
  { store, epoch, pauses = defaultPauses }: WriteOptions,
  execute: Execute,
): Promise<WriteResult> {
  const { destination, mode, marker } = command;
  const jobId = randomUUID();
  const replaces = command.sinks.every(isDynamic) ? "partitions" : "all";
  const commit = await beginCommit(store, { destination, mode, marker, jobId, epoch, replaces });
  if (commit.state === "skipped") return { destination, files: [], rows: {}, skipped: true };
  try {
    return await execute(jobId, async (running) => {
      const { files, needless } = neededFiles(winningFiles(running));
      const published = await publish(commit, files.map(committed), [...running.losers.flatMap(uploadsOf), ...needless], pauses);
      return { destination, files: published.files, rows: rowsByFolder(command, files), skipped: false };
    });
  } catch (error) {
    throw await takenBack(commit, destination, storageToError(error));
  }
}

/** Spark's dynamic partition overwrite, which only outputs with partitions have. */
function isDynamic({ options, partitionBy = [] }: WriteCommand["sinks"][number]): boolean {
  return partitionBy.length > 0 && options["partitionoverwritemode"]?.toLowerCase() === "dynamic";
}

/** Publishes; while the store does not answer or does not finish, again, as the tasks' work is done and must not be lost. */
async function publish(
  commit: Commit,
  files: readonly CommittedFile[],
  losers: readonly PendingUpload[],
  pauses: readonly number[],
): Promise<PublishResult> {
  for (let tries = 0; ; tries++) {
    try {
      return await commit.publish(files, { losers });
    } catch (error) {
      const pause = pauses[tries];
      const open =
        error instanceof CommitUncertainError || (error instanceof CommitUnfinishedError && !(error.cause instanceof LostUploadError));
      if (!open || pause === undefined) throw error;
      await sleep(pause);
    }
  }
}

/** Decides that a failed job publishes nothing, unless it has; says in the error what holds. */
async function takenBack(commit: Commit, destination: string, error: unknown): Promise<unknown> {
  try {
    const { state } = await commit.abort();
    return state === "aborted" ? alsoWhere(error, `nothing was written to ${destination}`) : error;
  } catch {
    if (isVolleyError(error) && error.cause instanceof CommitUncertainError) return error;
    return alsoWhere(error, `uploads to ${destination} may be left: volley clean ${destination} sweeps them`);
  }
}

type Written = SinkFile & { readonly attempt: number };

function winningFiles(running: RunningJob): Written[] {
  return running.winners().flatMap(({ attempt, success }) => success.sinkFiles.map((file) => ({ ...file, attempt })));
}

/** A file without rows stays only where a sink has nothing else: beside others it would mislead who looks at one file alone. */
function neededFiles(all: readonly Written[]): { readonly files: readonly Written[]; readonly needless: readonly PendingUpload[] } {
  const filled = new Set(all.filter(({ rows }) => rows > 0).map(({ sink }) => sink));
  const needed = ({ rows, sink }: Written): boolean => rows > 0 || !filled.has(sink);
  return { files: all.filter(needed), needless: all.filter((file) => !needed(file)).map(({ url, uploadId }) => ({ url, uploadId })) };
}

function committed({ url, bytes, rows, attempt, uploadId, parts }: Written): CommittedFile {
  return { url, bytes, rows, attempt: String(attempt), upload: { uploadId, parts } };
}

/** What a task has uploaded and not published. */
export function uploadsOf(success: TaskSuccess): PendingUpload[] {
  return success.sinkFiles.map(({ url, uploadId }) => ({ url, uploadId }));
}

function rowsByFolder(command: WriteCommand, files: readonly Written[]): Record<string, number> {
  const rows: Record<string, number> = Object.fromEntries(command.sinks.map((sink) => [sink.folder, 0]));
  for (const file of files) {
    const folder = command.sinks[file.sink]!.folder;
    rows[folder] = rows[folder]! + file.rows;
  }
  return rows;
}
