import { randomUUID } from "node:crypto";
import type { WriteCommand, WriteResult } from "@volley/plan";
import type { SinkFile, TaskSuccess } from "@volley/protocol";
import { beginCommit, type CommittedFile, type PendingUpload } from "@volley/storage";
import type { EngineOptions } from "./engine-options.ts";
import type { RunningJob } from "./running-job.ts";

type Execute = (jobId: string, publish: (running: RunningJob) => Promise<WriteResult>) => Promise<WriteResult>;

/** Runs a write between the beginning and the decision of its commit: all files become visible, or none. */
export async function writeOutput(command: WriteCommand, { store, epoch }: EngineOptions, execute: Execute): Promise<WriteResult> {
  const { destination, mode, marker } = command;
  const jobId = randomUUID();
  const commit = await beginCommit(store, { destination, mode, marker, jobId, epoch });
  if (commit.state === "skipped") return { destination, files: [], rows: {}, skipped: true };
  try {
    return await execute(jobId, async (running) => {
      const files = winningFiles(running);
      const published = await commit.publish(files.map(committed), { losers: running.losers.flatMap(uploadsOf) });
      return { destination, files: published.files, rows: rowsByFolder(command, files), skipped: false };
    });
  } catch (error) {
    await commit.abort().catch(() => {});
    throw error;
  }
}

type Written = SinkFile & { readonly attempt: number };

function winningFiles(running: RunningJob): Written[] {
  return running.winners().flatMap(({ attempt, success }) => success.sinkFiles.map((file) => ({ ...file, attempt })));
}

function committed({ url, bytes, rows, attempt, uploadId, parts }: Written): CommittedFile {
  return { url, bytes, rows, attempt: String(attempt), upload: { uploadId, parts } };
}

function uploadsOf(success: TaskSuccess): PendingUpload[] {
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
