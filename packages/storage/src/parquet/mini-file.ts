import { StorageError } from "../errors.ts";
import type { ByteRange } from "../object-store.ts";
import { chunkStart } from "./footer.ts";
import type { ParquetFooter } from "./footer-types.ts";
import { type ThriftList, type ThriftStruct, type ThriftValue, decodeStruct, encodeStruct, fieldOf, withFields } from "./thrift.ts";

/** How to lay chosen column chunks into a smaller Parquet file. */
export interface MiniFile {
  readonly rows: number;
  /** Chunks in the source. */
  readonly ranges: readonly ByteRange[];
  /** Where each of them begins in the new file. */
  readonly positions: readonly number[];
  /** What follows the last chunk: footer, its length, magic. */
  readonly ending: Uint8Array;
  /** Where the ending begins. */
  readonly endingAt: number;
}

export const MAGIC: Uint8Array = Buffer.from("PAR1");

/**
 * Plans a Parquet file of some row groups and top-level columns of another: their chunks side by side, and a footer that
 * knows only them. Pointers to what is not copied (bloom filters, page indexes) are dropped, all else is carried over
 * as it stands. No columns means: only the row count matters, and the smallest column is kept.
 */
export function planMiniFile(footer: ParquetFooter, url: string, rowGroups: readonly number[], columns: readonly string[]): MiniFile {
  const file = decodeStruct(footer.metadata);
  const kept = chooseColumns(footer, url, rowGroups, columns);
  const layout = new Layout();
  const groups = (fieldOf(file, 4) as ThriftList).items as readonly ThriftStruct[];
  const chosen = rowGroups.map((index) => {
    const group = groups[index];
    if (group === undefined)
      throw new StorageError("invalid", url, `${url} has ${groups.length} row groups, row group ${index} was asked for`);
    return moveGroup(group, kept.leaves, layout);
  });
  const rows = rowGroups.reduce((sum, index) => sum + (footer.rowGroups[index]?.rows ?? 0), 0);
  const changed = withFields(file, {
    2: keepItems(
      fieldOf(file, 2),
      (element, i) => (i === 0 ? withFields(element as ThriftStruct, { 5: kept.count }) : element),
      (i) => kept.elements.has(i),
    ),
    3: rows,
    4: { ...(fieldOf(file, 4) as ThriftList), items: chosen },
    5: keepItems(
      fieldOf(file, 5),
      (pair) => pair,
      (_, pair) => keyOf(pair) !== "ARROW:schema",
    ),
    7: keepItems(
      fieldOf(file, 7),
      (order) => order,
      (i) => kept.leaves.has(i),
    ),
  });
  const encoded = encodeStruct(changed);
  const length = Buffer.alloc(4);
  length.writeUInt32LE(encoded.length);
  return {
    rows,
    ranges: layout.ranges,
    positions: layout.positions,
    ending: Buffer.concat([encoded, length, MAGIC]),
    endingAt: layout.end,
  };
}

class Layout {
  readonly ranges: ByteRange[] = [];
  readonly positions: number[] = [];
  end = MAGIC.length;

  place(range: ByteRange): number {
    const position = this.end;
    this.ranges.push(range);
    this.positions.push(position);
    this.end += range.length;
    return position;
  }
}

function moveGroup(group: ThriftStruct, leaves: ReadonlySet<number>, layout: Layout): ThriftStruct {
  const start = layout.end;
  const list = fieldOf(group, 1) as ThriftList;
  const chunks = (list.items as readonly ThriftStruct[]).filter((_, leaf) => leaves.has(leaf));
  const items = chunks.map((chunk) => moveChunk(chunk, layout));
  const uncompressed = chunks.reduce((sum, chunk) => sum + Number(fieldOf(fieldOf(chunk, 3) as ThriftStruct, 6) ?? 0), 0);
  return withFields(group, { 1: { ...list, items }, 2: uncompressed, 4: undefined, 5: start, 6: layout.end - start, 7: undefined });
}

function moveChunk(chunk: ThriftStruct, layout: Layout): ThriftStruct {
  const meta = fieldOf(chunk, 3) as ThriftStruct;
  const from = chunkStart(meta);
  const to = layout.place({ offset: from, length: Number(fieldOf(meta, 7)) });
  const moved = (id: number): ThriftValue | undefined => {
    const offset = fieldOf(meta, id);
    return typeof offset === "number" && offset >= 4 ? offset - from + to : undefined;
  };
  const newMeta = withFields(meta, { 9: moved(9) ?? to, 10: moved(10), 11: moved(11), 14: undefined, 15: undefined });
  return withFields(chunk, { 2: to, 3: newMeta, 4: undefined, 5: undefined, 6: undefined, 7: undefined });
}

interface KeptColumns {
  /** Top-level columns. */
  readonly count: number;
  /** Indexes of leaf columns. */
  readonly leaves: ReadonlySet<number>;
  /** Indexes of schema elements, the root included. */
  readonly elements: ReadonlySet<number>;
}

function chooseColumns(footer: ParquetFooter, url: string, rowGroups: readonly number[], columns: readonly string[]): KeptColumns {
  const spans = columnSpans(footer);
  const wanted = new Set(columns);
  for (const name of wanted) {
    if (spans.some((span) => span.name === name)) continue;
    throw new StorageError("invalid", url, `${url} has no column "${name}"; it has ${spans.map((span) => span.name).join(", ")}`);
  }
  const kept = wanted.size > 0 ? spans.filter((span) => wanted.has(span.name)) : smallest(spans, footer, rowGroups);
  const leaves = new Set(kept.flatMap((span) => indexes(span.firstLeaf, span.leaves)));
  const elements = new Set([0, ...kept.flatMap((span) => indexes(span.firstElement, span.elements))]);
  return { count: kept.length, leaves, elements };
}

interface ColumnSpan {
  readonly name: string;
  readonly firstLeaf: number;
  readonly leaves: number;
  readonly firstElement: number;
  readonly elements: number;
}

function columnSpans(footer: ParquetFooter): ColumnSpan[] {
  let firstLeaf = 0;
  let firstElement = 1;
  return footer.schema.map((field) => {
    const size = sizeOf(field);
    const span = { name: field.name, firstLeaf, firstElement, ...size };
    firstLeaf += size.leaves;
    firstElement += size.elements;
    return span;
  });
}

function sizeOf(field: ParquetFooter["schema"][number]): { leaves: number; elements: number } {
  if (field.children.length === 0) return { leaves: 1, elements: 1 };
  const parts = field.children.map(sizeOf);
  return { leaves: parts.reduce((sum, part) => sum + part.leaves, 0), elements: parts.reduce((sum, part) => sum + part.elements, 1) };
}

function smallest(spans: readonly ColumnSpan[], footer: ParquetFooter, rowGroups: readonly number[]): ColumnSpan[] {
  const bytesOf = (span: ColumnSpan): number =>
    rowGroups.reduce(
      (sum, group) =>
        sum + indexes(span.firstLeaf, span.leaves).reduce((s, leaf) => s + (footer.rowGroups[group]?.columns[leaf]?.bytes ?? 0), 0),
      0,
    );
  const [first, ...rest] = spans.map((span) => ({ span, bytes: bytesOf(span) }));
  if (first === undefined) return [];
  return [rest.reduce((least, one) => (one.bytes < least.bytes ? one : least), first).span];
}

function indexes(start: number, count: number): number[] {
  return Array.from({ length: count }, (_, i) => start + i);
}

function keepItems(
  list: ThriftValue | undefined,
  change: (item: ThriftValue, index: number) => ThriftValue,
  keep: (index: number, item: ThriftValue) => boolean,
): ThriftList | undefined {
  if (list === undefined) return undefined;
  const { element, items } = list as ThriftList;
  const kept = items.flatMap((item, index) => (keep(index, item) ? [change(item, index)] : []));
  return { element, items: kept };
}

function keyOf(pair: ThriftValue): string {
  return Buffer.from((fieldOf(pair as ThriftStruct, 1) as Uint8Array | undefined) ?? []).toString();
}
