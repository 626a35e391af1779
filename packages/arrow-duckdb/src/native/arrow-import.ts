import type { ArrowField } from "../arrow/arrow-type.ts";
import { layoutOf } from "../arrow/layout.ts";
import { nodeStride } from "./c-array.ts";
import { CBatch } from "./c-batch.ts";
import { writeCSchema } from "./c-schema.ts";
import { keepAlive, passHandle, takeHandle } from "./memory.ts";
import { native } from "./native.ts";
import { checkErrorData } from "./result.ts";

/** How DuckDB understands Arrow columns; to be destroyed. */
interface ConvertedSchema {
  readonly handle: number;
  destroy(): void;
}

/** Translates Arrow columns for DuckDB. `connection` must outlive the result. */
export function convertSchema(connection: number, fields: readonly ArrowField[]): ConvertedSchema {
  const schema = writeCSchema(fields);
  const handle = takeHandle((cell) => {
    checkErrorData(native().schema_from_arrow(connection, schema.address, cell));
  });
  keepAlive(schema);
  return { handle, destroy: () => passHandle(handle, native().destroy_arrow_converted_schema) };
}

/** Converts what a `CBatch` shows and hands the chunk to `use`. */
export function withChunk(connection: number, batch: CBatch, schema: ConvertedSchema, use: (chunk: number) => void): void {
  const library = native();
  const chunk = takeHandle((cell) => {
    checkErrorData(library.data_chunk_from_arrow(connection, batch.address, schema.handle, cell));
  });
  try {
    use(chunk);
  } finally {
    passHandle(chunk, library.destroy_data_chunk);
    keepAlive(batch);
  }
}

/** The DuckDB types that Arrow columns become, as handles that the caller destroys. */
export function importedTypes(connection: number, fields: readonly ArrowField[]): number[] {
  const library = native();
  const layout = layoutOf({ fields });
  const batch = new CBatch(
    layout,
    fields.map((_, index) => index),
  );
  batch.load({ rows: 0, nodes: new Float64Array(layout.nodes * nodeStride) });
  batch.show(0, 0);
  const schema = convertSchema(connection, fields);
  const types: number[] = [];
  try {
    withChunk(connection, batch, schema, (chunk) => {
      fields.forEach((_, index) => {
        types.push(library.vector_get_column_type(library.data_chunk_get_vector(chunk, index)));
      });
    });
  } finally {
    schema.destroy();
  }
  return types;
}
