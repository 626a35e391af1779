import type { ArrowSchema } from "../arrow/arrow-type.ts";
import { type ArrayTable, arrayAt, arraySize, nodeAt, nodeStride, readCArray } from "../native/c-array.ts";
import { readCSchema, schemaRelease, schemaSize } from "../native/c-schema.ts";
import { type Layout, layoutOf } from "../arrow/layout.ts";
import { widthOfType } from "../native/logical-type.ts";
import { keepAlive, passHandle, Scratch, takeHandle } from "../native/memory.ts";
import { native } from "../native/native.ts";
import { callRelease } from "../native/release.ts";
import { checkErrorData } from "../native/result.ts";

/** One chunk of a result as Arrow arrays, which live until it is released. */
export interface Chunk {
  readonly table: ArrayTable;
  release(): void;
}

/**
 * Turns the chunks of one result into Arrow arrays. Columns that DuckDB keeps as Arrow would are taken where they lie;
 * DuckDB converts the others.
 */
export class ChunkReader {
  readonly schema: ArrowSchema;
  readonly layout: Layout;
  readonly #options: number;
  /** Indexes of the columns that are taken where they lie, and of those that are converted. */
  readonly #direct: readonly number[];
  readonly #converted: readonly number[];
  /** A chunk of the converted columns alone; 0 when all or none are. */
  readonly #partial: number;
  /** Structs that are free to be used again. */
  readonly #structs: Scratch[] = [];

  /** `options` are the result's Arrow options, which the reader destroys, `types` its columns' logical types. */
  constructor(schema: ArrowSchema, options: number, types: Scratch) {
    this.schema = schema;
    this.layout = layoutOf(schema);
    this.#options = options;
    const isDirect = this.layout.columns.map(({ kind, width }, index) => kind === "fixed" && width === widthOfType(types.get(index * 8)));
    const indexes = isDirect.map((_, index) => index);
    this.#direct = indexes.filter((index) => isDirect[index]);
    this.#converted = indexes.filter((index) => !isDirect[index]);
    this.#partial = this.#direct.length === 0 ? 0 : chunkOf(types, this.#converted);
  }

  /** Takes over a chunk; one that stays the caller's must live until it is released. */
  read(handle: number, owned = true): Chunk {
    const nodes = new Float64Array(this.layout.nodes * nodeStride);
    const rows = Number(native().data_chunk_get_size(handle));
    for (const index of this.#direct) this.#readVector(handle, index, rows, nodes);
    let struct: Scratch | undefined;
    try {
      if (this.#converted.length > 0) struct = this.#convert(handle, rows, nodes);
    } catch (error) {
      if (owned) passHandle(handle, native().destroy_data_chunk);
      throw error;
    }
    return {
      table: { rows, nodes },
      release: () => {
        if (struct !== undefined) {
          callRelease(struct.get(arrayAt.release), struct.address);
          this.#structs.push(struct);
        }
        if (owned) passHandle(handle, native().destroy_data_chunk);
      },
    };
  }

  #readVector(chunk: number, index: number, rows: number, nodes: Float64Array): void {
    const library = native();
    const vector = library.data_chunk_get_vector(chunk, index);
    const validity = library.vector_get_validity(vector);
    const at = this.layout.columns[index]!.index * nodeStride;
    nodes[at + nodeAt.length] = rows;
    nodes[at + nodeAt.nullCount] = validity === 0 ? 0 : unknown;
    nodes[at + nodeAt.buffers] = validity;
    nodes[at + nodeAt.buffers + 1] = library.vector_get_data(vector);
  }

  #convert(handle: number, rows: number, nodes: Float64Array): Scratch {
    const library = native();
    const struct = this.#structs.pop() ?? new Scratch(arraySize);
    let chunk = handle;
    if (this.#partial !== 0) {
      chunk = this.#partial;
      this.#converted.forEach((column, index) => {
        library.vector_reference_vector(library.data_chunk_get_vector(chunk, index), library.data_chunk_get_vector(handle, column));
      });
      library.data_chunk_set_size(chunk, rows);
    }
    checkErrorData(library.data_chunk_to_arrow(this.#options, chunk, struct.address));
    readCArray(
      struct.address,
      this.#converted.map((column) => this.layout.columns[column]!),
      nodes,
    );
    return struct;
  }

  close(): void {
    if (this.#partial !== 0) passHandle(this.#partial, native().destroy_data_chunk);
    passHandle(this.#options, native().destroy_arrow_options);
  }
}

/** Arrow's mark for a null count that was not counted. */
const unknown = -1;

function chunkOf(types: Scratch, columns: readonly number[]): number {
  if (columns.length === 0) return 0;
  const chosen = new Scratch(columns.length * 8);
  columns.forEach((column, index) => {
    chosen.set(index * 8, types.get(column * 8));
  });
  const chunk = native().create_data_chunk(chosen.address, columns.length);
  keepAlive(chosen);
  return chunk;
}

/** Makes a reader for the result of a prepared statement. `annotate` may add to the schema, and give a column the type in which DuckDB keeps it. */
export function openReader(statement: number, result: number, annotate: (schema: ArrowSchema) => ArrowSchema): ChunkReader {
  const library = native();
  const count = Number(library.prepared_statement_column_count(statement));
  const types = new Scratch(count * 8);
  const names = new Scratch(count * 8);
  const options = library.result_get_arrow_options(result);
  try {
    for (let index = 0; index < count; index++) {
      types.set(index * 8, library.prepared_statement_column_logical_type(statement, index));
      names.set(index * 8, library.prepared_statement_column_name(statement, index));
    }
    return new ChunkReader(annotate(arrowSchema(options, types, names, count)), options, types);
  } catch (error) {
    passHandle(options, library.destroy_arrow_options);
    throw error;
  } finally {
    for (let index = 0; index < count; index++) {
      passHandle(types.get(index * 8), library.destroy_logical_type);
      library.free(names.get(index * 8));
    }
  }
}

/** Makes a reader for chunks whose columns have the types of this one. */
export function openReaderOf(connection: number, chunk: number): ChunkReader {
  const library = native();
  const count = Number(library.data_chunk_get_column_count(chunk));
  const types = new Scratch(count * 8);
  const names = new Scratch(count * 8 + 1);
  const options = takeHandle((cell) => library.connection_get_arrow_options(connection, cell));
  try {
    for (let index = 0; index < count; index++) {
      types.set(index * 8, library.vector_get_column_type(library.data_chunk_get_vector(chunk, index)));
      // All are nameless: the byte behind the addresses is the end of a text.
      names.set(index * 8, names.address + count * 8);
    }
    return new ChunkReader(arrowSchema(options, types, names, count), options, types);
  } catch (error) {
    passHandle(options, library.destroy_arrow_options);
    throw error;
  } finally {
    for (let index = 0; index < count; index++) passHandle(types.get(index * 8), library.destroy_logical_type);
  }
}

function arrowSchema(options: number, types: Scratch, names: Scratch, count: number): ArrowSchema {
  if (count === 0) return { fields: [] };
  const struct = new Scratch(schemaSize);
  checkErrorData(native().to_arrow_schema(options, types.address, names.address, count, struct.address));
  const { children } = readCSchema(struct.address);
  callRelease(struct.get(schemaRelease), struct.address);
  return { fields: children };
}
