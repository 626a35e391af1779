import type { Read, Relation, ValueRange } from "@volley/plan";
import { blame, parseSchema, VolleyError } from "@volley/plan";
import {
  byRecord,
  type CachedFrames,
  hasHeader,
  inOnePiece,
  listsColumns,
  mergesSchema,
  type neededFiles,
  nothingCached,
  probeSql,
  readTypes,
  requireReaderOptions,
  type SourceInfo,
} from "@volley/planner";
import type { ProbedColumn, ProbeReply, ProbeRequest, SourceSplit } from "@volley/protocol";
import { csvDialect, mapParallel, type ObjectInfo, type ObjectStore, type ParquetFooter, readFooter, splitText } from "@volley/storage";
import { failureToError, storageToError } from "../errors.ts";
import { listCommitted } from "./list-committed.ts";
import { findPartitions, type Partitions, withPartitions } from "./partitions.ts";
import { readsOf, sourceKey } from "./source-key.ts";
import { valueRange } from "./value-range.ts";

/** A dataset's files with what planning and splitting need of them. */
export interface ResolvedSource {
  readonly info: SourceInfo;
  readonly objects: readonly ObjectInfo[];
  /** By object URL; Parquet only. */
  readonly footers: ReadonlyMap<string, ParquetFooter>;
  readonly partitions: Partitions | undefined;
}

/** Tells which files of partitioned sources a plan needs. */
export type ChooseFiles = (sources: (read: Read) => SourceInfo) => ReturnType<typeof neededFiles>;

export interface SourceResolver {
  /** Everything the plans below the roots read. Throws VolleyError on the read at fault. */
  resolve(
    roots: readonly Relation[],
    timeZone: string,
    choose: ChooseFiles,
    cached?: CachedFrames,
  ): Promise<ReadonlyMap<string, ResolvedSource>>;
}

export interface SourceResolverOptions {
  readonly store: ObjectStore;
  /** Finds out column names and DuckDB types of a sample. */
  readonly probe: (request: ProbeRequest) => Promise<ProbeReply>;
}

const footersKept = 10_000;
const footersAtOnce = 16;
const sampleBytes = 8 << 20;
const textSchema = parseSchema("value string");

/** Lists, reads footers (kept by ETag) and probes schemas. */
export function createSourceResolver(options: SourceResolverOptions): SourceResolver {
  const { store } = options;
  const footerCache = new Map<string, ParquetFooter>();
  const probeCache = new Map<string, readonly ProbedColumn[]>();
  let probes = 0;

  async function footer(object: ObjectInfo): Promise<ParquetFooter> {
    const key = `${object.url}\n${object.etag}`;
    const known = footerCache.get(key);
    if (known) return known;
    const read = await readFooter(store, object);
    if (footerCache.size >= footersKept) footerCache.delete(footerCache.keys().next().value as string);
    footerCache.set(key, read);
    return read;
  }

  async function sample(read: Read, object: ObjectInfo): Promise<SourceSplit> {
    const base = {
      url: object.url,
      size: object.size,
      etag: object.etag,
      rowGroups: [],
      offset: 0,
      length: 0,
      whole: false,
      partition: [],
    };
    if (read.format === "parquet") return base;
    if (object.size <= sampleBytes || inOnePiece(read)) return { ...base, whole: true };
    const [first] = await splitText(store, object, {
      targetBytes: sampleBytes,
      format: read.format === "csv" ? "csv" : "json",
      ...csvDialect(read.options),
    });
    return first === undefined ? { ...base, whole: true } : { ...base, offset: first.offset, length: first.length };
  }

  async function probed(read: Read, object: ObjectInfo): Promise<readonly ProbedColumn[]> {
    const key = `${sourceKey(read)}\n${object.url}\n${object.etag}`;
    const known = probeCache.get(key);
    if (known) return known;
    const reply = await options.probe({
      id: `probe-${++probes}`,
      format: read.format,
      sql: probeSql(read),
      sample: await sample(read, object),
      header: hasHeader(read),
      settings: {},
      listed: listsColumns(read),
    });
    if (reply.failure) throw failureToError(reply.failure);
    probeCache.set(key, reply.columns);
    return reply.columns;
  }

  /** The columns of all files. Throws CANNOT_MERGE_SCHEMAS where one has two types. */
  async function merged(read: Read, objects: readonly ObjectInfo[]): Promise<readonly ProbedColumn[]> {
    const each = await mapParallel([...objects], footersAtOnce, (object) => probed(read, object));
    const all = new Map<string, ProbedColumn & { readonly url: string }>();
    each.forEach((columns, i) => {
      const { url } = objects[i]!;
      for (const column of columns) {
        const known = all.get(column.name.toLowerCase());
        if (known === undefined) all.set(column.name.toLowerCase(), { ...column, url });
        else if (known.type !== column.type)
          throw new VolleyError(
            "CANNOT_MERGE_SCHEMAS",
            `column "${column.name}" is ${known.type} in one file and ${column.type} in another`,
            {
              origin: read.origin,
              where: [known.url, url],
              hints: ["read the files apart, each with a schema, and union them"],
            },
          );
      }
    });
    return [...all.values()];
  }

  /** Lists and probes; what has to be read of each file comes later. */
  async function find(read: Read, timeZone: string): Promise<ResolvedSource> {
    requireReaderOptions(read);
    const objects = await listCommitted(store, read, timeZone);
    refusePacked(read, objects);
    const partitions = findPartitions(objects, read);
    // An empty file tells nothing of the others.
    const first = objects.find((object) => object.size > 0) ?? objects[0]!;
    const declared = read.schema ?? (read.format === "text" ? textSchema : undefined);
    // A Parquet or Arrow file's own types tell which columns need a conversion; text has only the types it is read as.
    const typed = read.format === "parquet" || read.format === "arrow";
    const columns = typed || !declared ? await (mergesSchema(read) ? merged(read, objects) : probed(read, first)) : undefined;
    const own = declared ?? readTypes(columns!, read);
    if (columns?.length === 0 || (!declared && own.fields.length === 0))
      throw new VolleyError("UNABLE_TO_INFER_SCHEMA", "the files hold nothing that tells of columns", {
        origin: read.origin,
        where: [first.url],
        hints: ['give a schema: session.read.schema("a int, b string")'],
      });
    const schema = partitions === undefined ? own : withPartitions(own, partitions);
    const fileTypes = typed ? Object.fromEntries(columns!.map(({ name, type }) => [name, type])) : undefined;
    const partitionColumns = partitions?.fields.map((field) => field.name);
    const files = objects.map(({ url, size, etag }) => ({ url, size, etag, partition: partitions?.values.get(url) }));
    return { info: { schema, format: read.format, files, fileTypes, partitionColumns }, objects, footers: new Map(), partitions };
  }

  /** With Parquet footers, of the files that are needed. One stays in any case: a source has at least one. */
  async function complete(source: ResolvedSource, needed: ReadonlySet<string> | undefined): Promise<ResolvedSource> {
    const chosen = needed === undefined ? source.objects : source.objects.filter(({ url }) => needed.has(url));
    const objects = chosen.length > 0 ? chosen : source.objects.slice(0, 1);
    const footers = new Map<string, ParquetFooter>();
    if (source.info.format === "parquet")
      await mapParallel(objects, footersAtOnce, async (object) => footers.set(object.url, await footer(object)));
    const known = new Map(source.info.files.map((file) => [file.url, file]));
    const files = objects.map(({ url }) => ({ ...known.get(url)!, rows: footers.get(url)?.rows }));
    const fieldOf = new Map(source.info.schema.fields.map((field) => [field.name, field]));
    // The name of a row's file is a column that no file holds.
    const range = (column: string): ValueRange | undefined => {
      const field = fieldOf.get(column);
      return field && valueRange([...footers.values()], field);
    };
    return { ...source, info: { ...source.info, files, range }, objects, footers };
  }

  async function each<T>(
    reads: Iterable<readonly [string, Read]>,
    work: (read: Read, key: string) => Promise<T>,
  ): Promise<ReadonlyMap<string, T>> {
    const done = await mapParallel([...reads], 4, async ([key, read]): Promise<[string, T]> => {
      try {
        return [key, await work(read, key)];
      } catch (error) {
        throw blame(storageToError(error), read.origin);
      }
    });
    return new Map(done);
  }

  return {
    async resolve(roots, timeZone, choose, cached = nothingCached) {
      const reads = readsOf(roots, cached);
      const found = await each(reads, (read) => find(read, timeZone));
      const partitioned = [...found.values()].some((source) => source.partitions !== undefined);
      const chosen = partitioned ? choose((read) => found.get(sourceKey(read))!.info) : [];
      const needed = new Map(chosen.map(({ read, urls }) => [sourceKey(read), urls]));
      return each(reads, (_, key) => complete(found.get(key)!, needed.get(key)));
    },
  };
}

/** A text that is read in one piece is not unpacked on the way. */
function refusePacked(read: Read, objects: readonly ObjectInfo[]): void {
  if (!inOnePiece(read) || !(byRecord(read) || read.format === "text")) return;
  const packed = objects.find(({ url }) => /\.(gz|zst)$/i.test(url));
  if (packed === undefined) return;
  const options = ["multiLine", "wholetext", "lineSep"].filter((name) => read.options[name.toLowerCase()] !== undefined);
  throw new VolleyError("UNSUPPORTED_FEATURE", `a packed file cannot be read with option ${options.join(" and ")}`, {
    origin: read.origin,
    where: [packed.url],
    hints: ["unpack it first"],
  });
}
