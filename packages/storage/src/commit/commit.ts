import { CommitAbortedError, ConcurrentCommitError, StorageError } from "../errors.ts";
import type { PendingUpload } from "../object-store.ts";
import type { CommitOptions } from "./begin-commit.ts";
import { abortAll, type CompleteFiles } from "./complete.ts";
import { type Verdict, judge } from "./decide.ts";
import { markerUrl, urlBelow } from "./destination.ts";
import { type CommitEntry, type CommitMode, type EntryFile, historyAfter } from "./entry.ts";
import { type CommittedFile, demandNewNames, entryFiles } from "./files.ts";
import { finishEntry, isLost } from "./finish.ts";
import { listPresent, reconcile, settled } from "./live.ts";
import { type CommitLog, isSettled, placeEntry, readEntry, readHead, summariesSince } from "./log.ts";
import { settledHead } from "./settle.ts";
import { abortList, firstGone, pendingBelow, straysFor } from "./strays.ts";

export interface PublishOptions {
  /** The output's schema as JSON, for manifest and log. */
  readonly schema?: unknown;
  /** Uploads of attempts that lost, to be aborted once the entry is won. Those whose names hold the job's id are found without it. */
  readonly losers?: readonly PendingUpload[];
  /** Who completes the uploads; by default this process, `parallelism` at a time. */
  readonly completeFiles?: CompleteFiles;
}

export interface PublishResult {
  /** The number of the commit's entry in the destination's log. */
  readonly entry: number;
  /** True when the commit stood already, by an earlier driver of this job or an earlier call. */
  readonly adopted: boolean;
  /** This job's files as published. With `adopted`, not necessarily those of this call. */
  readonly files: readonly { readonly url: string; readonly bytes: number; readonly rows: number }[];
  readonly rows: number;
  readonly bytes: number;
  /** Where the manifest stands; undefined with marker "none". */
  readonly manifest: string | undefined;
}

/** What `abort` did: "committed" when it found that the job's commit stands, and left it. */
export type AbortResult = { readonly state: "aborted" } | { readonly state: "committed"; readonly entry: number };

/** One job's output to one destination, from `beginCommit`. */
export interface Commit {
  readonly destination: string;
  readonly jobId: string;
  readonly mode: CommitMode;
  /** "committed": this job's commit stands already. "skipped": mode "ignore" found data; there is nothing to do. */
  readonly state: "open" | "committed" | "skipped";
  /** Paths of files the log held and someone deleted by hand; an append leaves them out. */
  readonly missing: readonly string[];
  /**
   * Decides and publishes. Before it returns or throws `CommitUnfinishedError`, the job has won an entry of the log and its
   * output is decided; after `CommitUncertainError` it may have; throwing anything else, it has not and nothing became
   * visible. May be called again after any failure. Throws `ConcurrentCommitError`, `CommitAbortedError`, `StorageError`.
   */
  publish(files: readonly CommittedFile[], options?: PublishOptions): Promise<PublishResult>;
  /**
   * Decides that the job publishes nothing, fences its other drivers, aborts its uploads. If its commit stands, aborts only
   * uploads that the commit does not need.
   */
  abort(pending?: readonly PendingUpload[]): Promise<AbortResult>;
}

/** Where a commit starts from. */
export type CommitStart =
  | { readonly state: "committed"; readonly entry: CommitEntry }
  | { readonly state: "skipped" }
  | {
      readonly state: "open";
      readonly base: CommitEntry | undefined;
      readonly live: readonly EntryFile[];
      readonly missing: readonly string[];
      readonly deletes: readonly string[];
    };

type OpenStart = Extract<CommitStart, { state: "open" }>;

export function createCommit(log: CommitLog, options: CommitOptions, start: CommitStart): Commit {
  const { jobId, mode } = options;
  const { destination } = log;
  let current = start;
  let tried = false;

  async function publish(files: readonly CommittedFile[], how: PublishOptions = {}): Promise<PublishResult> {
    if (current.state === "skipped")
      throw new StorageError("invalid", destination, `${destination} holds data and mode is "ignore": there is nothing to publish`);
    const mine = entryFiles(destination, jobId, files);
    if (current.state === "committed") return finish(current.entry, mine, true, how);
    for (;;) {
      demandNewNames(destination, mine, new Set([...current.live.map((file) => file.path), ...current.deletes]));
      const pending = await pendingBelow(log.store, destination);
      const gone = await firstGone(log.store, destination, mine, pending);
      const entry = commitEntry(current, mine, pending, how);
      tried = true;
      const standing = gone === undefined ? await placeEntry(log, entry) : undefined;
      if (standing?.jobId === jobId && standing.kind === "commit") {
        current = { state: "committed", entry: standing };
        return finish(standing, mine, standing !== entry, how);
      }
      const next = await standAgain(current, mine);
      if (next.state === "committed") {
        current = next;
        return finish(next.entry, mine, true, how);
      }
      if (gone !== undefined) {
        throw new StorageError(
          "conflict",
          gone,
          `the upload of ${gone} is gone before the commit: someone aborted it; nothing of this job was published`,
          { hint: "run it again" },
        );
      }
      current = next;
    }
  }

  /** After another's entry came first: judges whether to go on, and if so finishes theirs and starts from there. */
  async function standAgain(
    from: OpenStart,
    mine: readonly EntryFile[],
  ): Promise<OpenStart | Extract<CommitStart, { state: "committed" }>> {
    for (;;) {
      const head = (await readHead(log))?.entry;
      const verdict = await judgeSince(head, from.base?.entry ?? -1, mine);
      if (verdict.kind === "adopt") return { state: "committed", entry: await readEntry(log, verdict.entry) };
      if (verdict.kind === "aborted") throw new CommitAbortedError(destination, jobId, verdict.by.entry, verdict.by.created);
      if (verdict.kind === "conflict") throw new ConcurrentCommitError(destination, verdict.by.entry, verdict.by, verdict.what);
      const base = mode === "overwrite" && head?.entry === from.base?.entry ? head : await settledHead(log, options);
      if (base?.entry !== head?.entry) continue;
      if (mode !== "append") return { ...from, base };
      const { live, missing } = reconcile(base, await listPresent(log.store, destination));
      return { state: "open", base, live, missing, deletes: [] };
    }
  }

  async function judgeSince(head: CommitEntry | undefined, after: number, mine: readonly EntryFile[]): Promise<Verdict> {
    const since = await summariesSince(log, head, after);
    const needed = new Set(mine.map((file) => file.upload?.uploadId));
    const took = new Set<number>();
    for (const { entry, aborts } of since) {
      if (aborts > 0 && (await readEntry(log, entry)).aborts.some(({ uploadId }) => needed.has(uploadId))) took.add(entry);
    }
    return judge({ jobId, mode }, since, (entry) => took.has(entry));
  }

  function commitEntry(
    from: OpenStart,
    mine: readonly EntryFile[],
    pending: Awaited<ReturnType<typeof pendingBelow>>,
    how: PublishOptions,
  ): CommitEntry {
    const { base } = from;
    const needed = new Set(mine.flatMap((file) => file.upload?.uploadId ?? []));
    const strays = straysFor(options, pending, needed, base, Date.now());
    const losers = (how.losers ?? []).filter(
      ({ uploadId }) => !needed.has(uploadId) && !strays.some((stray) => stray.uploadId === uploadId),
    );
    const schema = how.schema ?? (mode === "append" ? base?.schema : undefined);
    const replaced = replacedBy(mine, from.live);
    const stale = base !== undefined && base.marker !== options.marker && base.marker !== "none";
    return {
      ...nextEntry(base),
      kind: "commit",
      mode,
      files: [...from.live.filter((file) => !replaced.has(file.path)), ...mine],
      deletes: [...from.deletes, ...replaced],
      aborts: abortList(destination, [...strays, ...losers]),
      marker: options.marker,
      ...(stale ? { dropMarker: base.marker } : {}),
      ...(schema === undefined ? {} : { schema }),
    };
  }

  /** In an overwrite of partitions: what lies in the folders of the new files. */
  function replacedBy(mine: readonly EntryFile[], live: readonly EntryFile[]): ReadonlySet<string> {
    if (mode !== "overwrite" || options.replaces !== "partitions") return new Set();
    const folderOf = (path: string): string => path.slice(0, path.lastIndexOf("/") + 1);
    const folders = new Set(mine.map(({ path }) => folderOf(path)));
    return new Set(live.map(({ path }) => path).filter((path) => folders.has(folderOf(path))));
  }

  function nextEntry(base: CommitEntry | undefined) {
    return {
      format: "volley-commit",
      version: 1,
      entry: (base?.entry ?? -1) + 1,
      destination,
      jobId,
      epoch: options.epoch,
      created: new Date().toISOString(),
      history: historyAfter(base),
    } as const;
  }

  async function finish(entry: CommitEntry, mine: readonly EntryFile[], adopted: boolean, how: PublishOptions): Promise<PublishResult> {
    if (!adopted || !(await isSettled(log, entry.entry))) {
      await finishEntry(log, entry, { completeFiles: how.completeFiles, parallelism: options.parallelism });
    }
    const published = (entry.files ?? []).filter((file) => file.upload !== undefined);
    if (adopted) {
      const given = mine.map((file) => ({ url: urlBelow(destination, file.path), uploadId: file.upload?.uploadId ?? "" }));
      await abortUnneeded(entry, [...given, ...(how.losers ?? [])]);
    }
    return {
      entry: entry.entry,
      adopted,
      files: published.map(({ path, bytes, rows }) => ({ url: urlBelow(destination, path), bytes, rows: rows ?? 0 })),
      rows: published.reduce((sum, file) => sum + (file.rows ?? 0), 0),
      bytes: published.reduce((sum, file) => sum + file.bytes, 0),
      manifest: markerUrl(destination, entry.marker),
    };
  }

  async function abortUnneeded(entry: CommitEntry, uploads: readonly PendingUpload[]): Promise<void> {
    const needed = new Set((entry.files ?? []).map((file) => file.upload?.uploadId));
    await abortAll(
      log.store,
      uploads.filter(({ uploadId }) => !needed.has(uploadId)),
      options.parallelism,
    );
  }

  async function abort(given: readonly PendingUpload[] = []): Promise<AbortResult> {
    if (current.state === "skipped") return { state: "aborted" };
    for (;;) {
      const committed = current.state === "committed" ? current.entry : undefined;
      if (committed !== undefined) {
        await abortUnneeded(committed, given);
        return { state: "committed", entry: committed.entry };
      }
      const own = (await pendingBelow(log.store, destination)).filter((upload) => upload.url.includes(jobId));
      const uploads = [...new Map([...own, ...given].map((upload) => [upload.uploadId, upload])).values()];
      // No other driver of this job can exist or have written, and there is nothing to take back: leave no trace.
      if (uploads.length === 0 && options.epoch <= 1 && !tried) return { state: "aborted" };
      const head = await headToAbortAfter();
      const verdict = head === "lost" ? undefined : judge({ jobId, mode: "append" }, await summariesSince(log, head, -1));
      if (verdict?.kind === "adopt") {
        current = { state: "committed", entry: await readEntry(log, verdict.entry) };
        continue;
      }
      if (head !== "lost" && verdict?.kind !== "aborted") {
        const entry: CommitEntry = {
          ...nextEntry(head),
          kind: "abort",
          mode,
          ...inherited(head),
          deletes: [],
          aborts: abortList(destination, uploads),
        };
        const standing = await placeEntry(log, entry);
        if (standing.jobId !== jobId || standing.kind !== "abort") continue;
        await finishEntry(log, standing, { parallelism: options.parallelism });
      }
      await abortAll(log.store, uploads, options.parallelism);
      return { state: "aborted" };
    }
  }

  /** A predecessor that can never be finished must stay the head, or its loss would be forgotten. */
  async function headToAbortAfter(): Promise<CommitEntry | undefined | "lost"> {
    try {
      return await settledHead(log, options);
    } catch (error) {
      if (isLost(error)) return "lost";
      throw error;
    }
  }

  return {
    destination,
    jobId,
    mode,
    get state() {
      return current.state;
    },
    missing: start.state === "open" ? start.missing : [],
    publish,
    abort,
  };
}

/** What an abort hands on unchanged from the entry before it. */
export function inherited(head: CommitEntry | undefined): Pick<CommitEntry, "files" | "marker" | "schema"> {
  return {
    files: head?.files?.map(settled) ?? null,
    marker: head?.marker ?? "none",
    ...(head?.schema === undefined ? {} : { schema: head.schema }),
  };
}
