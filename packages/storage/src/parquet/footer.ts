import { StorageError } from "../errors.ts";
import type { ParquetChunk, ParquetField, ParquetFooter, ParquetRowGroup } from "./footer-types.ts";
import { logicalType, physicalTypes } from "./logical-types.ts";
import { decodeStats } from "./statistics.ts";
import { type ThriftList, type ThriftStruct, decodeStruct, fieldOf } from "./thrift.ts";

const text = new TextDecoder();

/** Thrown for a footer that makes no sense; `readFooter` adds which file it was. */
class MalformedFooterError extends Error {}

/** Makes a `ParquetFooter` of an encoded `FileMetaData`. Throws `StorageError` "corrupt" naming `url`. */
export function parseFooter(metadata: Uint8Array, url: string): ParquetFooter {
  try {
    return interpret(metadata);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new StorageError("corrupt", url, `${url} is not a Parquet file or was damaged: its footer cannot be read (${why})`, { cause });
  }
}

function interpret(metadata: Uint8Array): ParquetFooter {
  const file = decodeStruct(metadata);
  if (fieldOf(file, 8) !== undefined) throw new MalformedFooterError("it is encrypted, which is not supported");
  const root = buildTree(structs(file, 2, "schema"));
  const leaves = leavesOf(root.children);
  const rowGroups = structs(file, 4, "row groups").map((group) => interpretGroup(group, leaves));
  const rows = number(file, 3, "row count");
  const counted = rowGroups.reduce((sum, group) => sum + group.rows, 0);
  if (counted !== rows) throw new MalformedFooterError(`it counts ${rows} rows, but its row groups have ${counted}`);
  const createdBy = fieldOf(file, 6) as Uint8Array | undefined;
  return { rows, schema: root.children, rowGroups, createdBy: createdBy && text.decode(createdBy), keyValues: keyValues(file), metadata };
}

function buildTree(elements: readonly ThriftStruct[]): ParquetField {
  let next = 0;
  const build = (depth: number): ParquetField => {
    const element = elements[next++];
    if (element === undefined || depth > 100) throw new MalformedFooterError("its schema is not a tree");
    const children = Number(fieldOf(element, 5) ?? 0);
    const type = fieldOf(element, 1) as number | undefined;
    const repetition = (["required", "optional", "repeated"] as const)[Number(fieldOf(element, 3) ?? 0)];
    const physical = children > 0 || type === undefined ? undefined : physicalTypes[type];
    if (repetition === undefined || (depth > 0 && children === 0 && physical === undefined))
      throw new MalformedFooterError("its schema has an unknown type");
    return {
      name: text.decode(bytes(element, 4, "column name")),
      repetition,
      physical,
      typeLength: fieldOf(element, 2) as number | undefined,
      logical: logicalType(element),
      fieldId: fieldOf(element, 9) as number | undefined,
      children: Array.from({ length: children }, () => build(depth + 1)),
    };
  };
  const root = build(0);
  if (next !== elements.length) throw new MalformedFooterError("its schema is not a tree");
  return root;
}

interface Leaf {
  readonly path: readonly string[];
  readonly field: ParquetField;
}

function leavesOf(fields: readonly ParquetField[], above: readonly string[] = []): Leaf[] {
  return fields.flatMap((field) => {
    const path = [...above, field.name];
    return field.children.length === 0 ? [{ path, field }] : leavesOf(field.children, path);
  });
}

function interpretGroup(group: ThriftStruct, leaves: readonly Leaf[]): ParquetRowGroup {
  const chunks = structs(group, 1, "column chunks");
  if (chunks.length !== leaves.length)
    throw new MalformedFooterError(`a row group has ${chunks.length} columns, the schema ${leaves.length}`);
  const columns = chunks.map((chunk, i) => interpretChunk(chunk, leaves[i] as Leaf));
  return { rows: number(group, 3, "row count"), bytes: columns.reduce((sum, column) => sum + column.bytes, 0), columns };
}

function interpretChunk(chunk: ThriftStruct, leaf: Leaf): ParquetChunk {
  const filePath = fieldOf(chunk, 1) as Uint8Array | undefined;
  if (filePath !== undefined && filePath.length > 0)
    throw new MalformedFooterError(`column ${leaf.path.join(".")} lies in another file, which is not supported`);
  const meta = chunkMetadata(chunk, leaf.path);
  const stats = fieldOf(meta, 12) as ThriftStruct | undefined;
  return {
    path: leaf.path,
    offset: chunkStart(meta),
    bytes: number(meta, 7, "compressed size"),
    uncompressedBytes: number(meta, 6, "uncompressed size"),
    values: number(meta, 5, "value count"),
    stats: stats && decodeStats(stats, leaf.field),
  };
}

function chunkMetadata(chunk: ThriftStruct, path: readonly string[]): ThriftStruct {
  const meta = fieldOf(chunk, 3) as ThriftStruct | undefined;
  if (meta === undefined) throw new MalformedFooterError(`column ${path.join(".")} is encrypted or has no metadata`);
  return meta;
}

/** Where a chunk's pages begin: the first of its dictionary, index and data pages. Some writers give 0 for "none". */
export function chunkStart(meta: ThriftStruct): number {
  const offsets = [9, 10, 11]
    .map((id) => fieldOf(meta, id))
    .filter((offset): offset is number => typeof offset === "number" && offset >= 4);
  if (offsets.length === 0) throw new MalformedFooterError("a column has no page offset");
  return Math.min(...offsets);
}

function keyValues(file: ThriftStruct): Record<string, string> {
  const pairs = fieldOf(file, 5) as ThriftList | undefined;
  const entries = (pairs?.items ?? []).map((pair) => {
    const value = fieldOf(pair as ThriftStruct, 2) as Uint8Array | undefined;
    return [text.decode(bytes(pair as ThriftStruct, 1, "metadata key")), value === undefined ? "" : text.decode(value)] as const;
  });
  return Object.fromEntries(entries);
}

function structs(parent: ThriftStruct, id: number, what: string): readonly ThriftStruct[] {
  const list = fieldOf(parent, id) as ThriftList | undefined;
  if (!Array.isArray(list?.items) || list.items.some((item) => !Array.isArray(item))) throw new MalformedFooterError(`it has no ${what}`);
  return list.items as readonly ThriftStruct[];
}

function number(parent: ThriftStruct, id: number, what: string): number {
  const value = fieldOf(parent, id);
  if (typeof value !== "number" || value < 0) throw new MalformedFooterError(`a ${what} is missing or wrong`);
  return value;
}

function bytes(parent: ThriftStruct, id: number, what: string): Uint8Array {
  const value = fieldOf(parent, id);
  if (!(value instanceof Uint8Array)) throw new MalformedFooterError(`a ${what} is missing`);
  return value;
}
