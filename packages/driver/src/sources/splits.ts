import { byRecord, inOnePiece, type SourceInput } from "@volley/planner";
import type { SourceSplit } from "@volley/protocol";
import { csvDialect, mapParallel, type ObjectInfo, type ObjectStore, type ParquetFooter, splitText } from "@volley/storage";
import type { ResolvedSource } from "./resolve-sources.ts";

/** The smallest pieces a source can be cut into, in row order, with what each costs to fetch. */
export interface SplitUnit {
  readonly split: SourceSplit;
  readonly bytes: number;
  readonly rows: number | undefined;
  /** How many units the object has in all. */
  readonly pieces: number;
}

/** Cuts a source: Parquet by row group, text by byte ranges of about `pieceBytes`. With a limit, only the first units that hold so many rows. */
export async function splitUnits(store: ObjectStore, source: ResolvedSource, input: SourceInput, pieceBytes: number): Promise<SplitUnit[]> {
  const units = input.read.format === "parquet" ? parquetUnits(source, input) : await textUnits(store, source, input, pieceBytes);
  return input.limit === undefined ? units : firstRows(units, input.limit);
}

function parquetUnits(source: ResolvedSource, input: SourceInput): SplitUnit[] {
  const units = source.objects.flatMap((object) => {
    const footer = source.footers.get(object.url) as ParquetFooter;
    const split = { ...splitBase(source, object), offset: 0, length: 0, whole: footer.rowGroups.length === 1 };
    return footer.rowGroups.map((group, index) => ({
      split: { ...split, rowGroups: [index] },
      bytes: group.columns
        .filter((chunk) => input.numbered || input.columns.includes(chunk.path[0]!))
        .reduce((sum, chunk) => sum + chunk.bytes, 0),
      rows: group.rows,
      pieces: footer.rowGroups.length,
    }));
  });
  if (units.length > 0) return units;
  // A dataset without rows still has columns: its first object without any row group.
  const none = { ...splitBase(source, source.objects[0]!), rowGroups: [], offset: 0, length: 0, whole: false };
  return [{ split: none, bytes: 0, rows: 0, pieces: 0 }];
}

async function textUnits(store: ObjectStore, source: ResolvedSource, input: SourceInput, pieceBytes: number): Promise<SplitUnit[]> {
  const { read } = input;
  const perObject = await mapParallel(source.objects, 8, async (object): Promise<SplitUnit[]> => {
    const base = { ...splitBase(source, object), rowGroups: [] };
    const whole = [{ split: { ...base, offset: 0, length: object.size, whole: true }, bytes: object.size, rows: undefined, pieces: 1 }];
    if (object.size <= pieceBytes || inOnePiece(read)) return whole;
    const pieces = await splitText(store, object, {
      targetBytes: pieceBytes,
      format: read.format === "csv" ? "csv" : "json",
      ...csvDialect(read.options),
      multiLine: !byRecord(read),
    });
    if (pieces.length <= 1) return whole;
    return pieces.map(({ offset, length }) => ({
      split: { ...base, offset, length, whole: false },
      bytes: length,
      rows: undefined,
      pieces: pieces.length,
    }));
  });
  return perObject.flat();
}

function splitBase({ partitions }: ResolvedSource, { url, size, etag }: ObjectInfo) {
  return { url, size, etag, partition: (partitions?.values.get(url) ?? []).map((text) => ({ text })) };
}

function firstRows(units: readonly SplitUnit[], limit: number): SplitUnit[] {
  let rows = 0;
  const enough = units.findIndex((unit) => (rows += unit.rows ?? Number.NEGATIVE_INFINITY) >= limit);
  return enough < 0 ? [...units] : units.slice(0, enough + 1);
}
