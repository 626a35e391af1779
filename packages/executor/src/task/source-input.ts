import { mkdir, symlink } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import type { SourceInput, SourceSplit } from "@volley/protocol";
import {
  fetchParquet,
  fetchText,
  isLocal,
  localPath,
  ObjectChangedError,
  type ObjectStore,
  type ParquetFooter,
  readFirstRecord,
  readFooter,
  StorageError,
  mapParallel,
} from "@volley/storage";
import { ExecutorError } from "../errors.ts";
import type { InputFile } from "./text-position.ts";

/** The files that a source input's SQL reads, and what it took to have them. */
export interface FetchedSource {
  readonly files: readonly InputFile[];
  /** Bytes taken from storage; of files read in place, their size. */
  readonly bytes: number;
  /** Rows in these files, where the format tells without reading them. */
  readonly rows: number | undefined;
}

/** What to fetch; without `columns`, all of a Parquet file's. */
export interface SourceRequest extends Pick<SourceInput, "format" | "header" | "splits"> {
  readonly columnsMayLack?: boolean;
  readonly columns: readonly string[] | undefined;
}

export interface SourceFetcher {
  fetch(request: SourceRequest, directory: string, store: ObjectStore): Promise<FetchedSource>;
}

interface FetchedSplit {
  readonly file: InputFile;
  readonly bytes: number;
  readonly rows: number | undefined;
}

const fetchesAtOnce = 4;
const footersKept = 64;
const pattern = /[*?[\]]/;
const patterns = /[*?[\]]/g;

/**
 * Makes splits into local files that DuckDB can read, with so many requests under way for one input, over all its splits. Keeps a few
 * footers, since several splits may be of one file.
 */
export function createSourceFetcher(requestsAtOnce: number): SourceFetcher {
  const footers = new Map<string, Promise<ParquetFooter>>();

  function footerOf(store: ObjectStore, split: SourceSplit): Promise<ParquetFooter> {
    const key = `${split.url}\n${split.etag}`;
    const known = footers.get(key);
    if (known !== undefined) return known;
    const footer = readFooter(store, split);
    footers.set(key, footer);
    footer.catch(() => footers.delete(key));
    if (footers.size > footersKept) footers.delete(footers.keys().next().value as string);
    return footer;
  }

  async function parquet(
    split: SourceSplit,
    wanted: readonly string[] | undefined,
    mayLack: boolean,
    path: string,
    store: ObjectStore,
    concurrency: number,
  ): Promise<FetchedSplit> {
    const footer = await footerOf(store, split);
    const own = footer.schema.map((field) => field.name);
    const named = new Set(wanted?.map((column) => column.toLowerCase()));
    const columns = mayLack ? own.filter((column) => named.has(column.toLowerCase())) : (wanted ?? own);
    if (split.whole && isLocal(split.url)) {
      const inPlace = { path: await readable(localPath(split.url), path), url: split.url, store };
      return { file: inPlace, bytes: chosenBytes(footer, columns), rows: footer.rows };
    }
    const rowGroups = split.whole ? footer.rowGroups.map((_, index) => index) : split.rowGroups;
    await mkdir(dirname(path), { recursive: true });
    const { rows, bytes } = await fetchParquet(store, { object: split, footer, rowGroups, columns }, path, { concurrency });
    return { file: { path, url: split.url, store }, bytes, rows };
  }

  async function text(split: SourceSplit, header: boolean, path: string, store: ObjectStore): Promise<FetchedSplit> {
    const headerLines = header ? 1 : 0;
    if (split.whole && isLocal(split.url)) {
      await demandUnchanged(store, split);
      const inPlace = { path: await readable(localPath(split.url), path), url: split.url, headerLines, store };
      return { file: inPlace, bytes: split.size, rows: undefined };
    }
    const range = split.whole ? { offset: 0, length: split.size } : { offset: split.offset, length: split.length };
    const copied = header && range.offset > 0;
    await mkdir(dirname(path), { recursive: true });
    const prefix = copied ? await readFirstRecord(store, split) : undefined;
    const { bytes } = await fetchText(store, split, range, path, prefix === undefined ? {} : { prefix });
    return { file: { path, url: split.url, range, headerLines, copiedLines: copied ? 1 : 0, store }, bytes, rows: undefined };
  }

  return {
    async fetch({ format, columns, columnsMayLack = false, header, splits }, directory, store) {
      if (splits.length === 0) throw new ExecutorError("a source input came without splits");
      const concurrency = Math.ceil(requestsAtOnce / Math.min(splits.length, fetchesAtOnce));
      const fetched = await mapParallel(splits, fetchesAtOnce, (split, index) => {
        const path = join(directory, String(index), localName(split.url));
        return format === "parquet"
          ? parquet(split, columns, columnsMayLack, path, store, concurrency)
          : text(split, header && format === "csv", path, store);
      });
      return {
        files: fetched.map(({ file }, i) => ({ ...file, partition: splits[i]!.partition.map(({ text: value }) => value ?? null) })),
        bytes: fetched.reduce((sum, { bytes }) => sum + bytes, 0),
        rows: fetched.reduce<number | undefined>((sum, { rows }) => (sum === undefined || rows === undefined ? undefined : sum + rows), 0),
      };
    },
  };
}

/** Fetches remote splits for one caller at a time, in the order of the calls. */
export function inTurn(fetcher: SourceFetcher): SourceFetcher {
  let last: Promise<unknown> = Promise.resolve();
  return {
    fetch(request, directory, store) {
      const work = (): Promise<FetchedSource> => fetcher.fetch(request, directory, store);
      if (request.splits.every((split) => isLocal(split.url))) return work();
      const mine = last.then(work, work);
      last = mine;
      return mine;
    },
  };
}

async function demandUnchanged(store: ObjectStore, split: SourceSplit): Promise<void> {
  const now = await store.head(split.url);
  if (now === undefined) throw new StorageError("not-found", split.url, `${split.url} does not exist`);
  if (now.etag !== split.etag) throw new ObjectChangedError(split.url);
}

/** A path under which DuckDB takes the file for one file: it would expand the signs of a pattern. */
async function readable(path: string, link: string): Promise<string> {
  if (!pattern.test(path)) return path;
  await mkdir(dirname(link), { recursive: true });
  await symlink(path, link);
  return link;
}

/** The object's name, which may tell its compression. */
function localName(url: string): string {
  return basename(url).replace(patterns, "-");
}

function chosenBytes(footer: ParquetFooter, columns: readonly string[]): number {
  const chosen = new Set(columns);
  const chunks = footer.rowGroups.flatMap((group) => group.columns);
  return chunks.reduce((sum, chunk) => sum + (chosen.has(chunk.path[0] ?? "") ? chunk.bytes : 0), 0);
}
