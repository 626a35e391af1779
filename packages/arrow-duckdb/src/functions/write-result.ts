import type { ArrowField } from "../arrow/arrow-type.ts";
import { layoutOf } from "../arrow/layout.ts";
import { DuckDBError } from "../errors.ts";
import { convertSchema, importedTypes, withChunk } from "../native/arrow-import.ts";
import { nodeAt } from "../native/c-array.ts";
import { CBatch } from "../native/c-batch.ts";
import { tableOfBatch } from "../native/frame-table.ts";
import { takeType, widthOfType } from "../native/logical-type.ts";
import { keepAlive, Scratch } from "../native/memory.ts";
import { native } from "../native/native.ts";
import { bitmapLength } from "../read/bits.ts";
import type { FunctionValues } from "./function-calls.ts";

/** Copies values into DuckDB's vectors of one type. */
export interface ResultWriter {
  /** Throws ArrowFormatError when the values do not fit the type of the column. */
  write(values: FunctionValues, vector: number): void;
  close(): void;
}

/**
 * Makes a writer of `field` for vectors like `vector`: by a plain copy where both lay out values alike, else DuckDB imports the
 * column and copies it. Nothing of what was written is referred to afterwards.
 * Throws DuckDBError when the field does not become the vector's type.
 */
export function createResultWriter(connection: number, field: ArrowField, vector: number): ResultWriter {
  const library = native();
  const layout = layoutOf({ fields: [field] });
  const [column] = layout.columns as [(typeof layout.columns)[number]];
  const type = library.vector_get_column_type(vector);
  const isDirect = column.kind === "fixed" && column.width === widthOfType(type);
  const wanted = takeType(type).sql;
  const [imported] = importedTypes(connection, [field]).map((handle) => takeType(handle).sql);
  if (imported !== wanted) throw new DuckDBError("mismatch type", `a function would give ${imported} instead of ${wanted}`);

  const read = ({ header, body }: FunctionValues) => tableOfBatch(layout, header, { body: [body], bodyLength: body.length });
  if (isDirect)
    return {
      write(values, output) {
        const { table, alive } = read(values);
        const { nodes, rows } = table;
        if (nodes[nodeAt.nullCount] !== 0) {
          library.vector_ensure_validity_writable(output);
          library.copy(library.vector_get_validity(output), nodes[nodeAt.buffers]!, bitmapLength(rows));
        }
        if (rows > 0) library.copy(library.vector_get_data(output), nodes[nodeAt.buffers + 1]!, rows * column.width);
        keepAlive(alive);
      },
      close: () => undefined,
    };

  const batch = new CBatch(layout, [0]);
  const schema = convertSchema(connection, [field]);
  return {
    write(values, output) {
      const { table, alive } = read(values);
      batch.load(table);
      batch.show(0, table.rows);
      withChunk(connection, batch, schema, (chunk) => {
        library.vector_copy_sel(library.data_chunk_get_vector(chunk, 0), output, everyRow(), table.rows, 0, 0);
      });
      keepAlive(alive);
    },
    close: () => schema.destroy(),
  };
}

let selection: number | undefined;

/** A selection of all rows of a vector, in order. */
function everyRow(): number {
  if (selection === undefined) {
    const library = native();
    const rows = Number(library.vector_size());
    const numbers = new Scratch(rows * 4);
    for (let row = 0; row < rows; row++) numbers.u32[row] = row;
    selection = library.create_selection_vector(rows);
    library.copy(library.selection_vector_get_data_ptr(selection), numbers.address, rows * 4);
  }
  return selection;
}
