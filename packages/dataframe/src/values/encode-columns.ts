import type { StructType } from "@volley/plan";
import type { BuiltColumn } from "@volley/plan/values";
import type * as Arrow from "apache-arrow";
import { arrowSchema, arrowType } from "./arrow-types.ts";

/** Columns as one complete Arrow IPC stream. */
export function encodeColumns(arrow: typeof Arrow, schema: StructType, columns: readonly BuiltColumn[], rows: number): Uint8Array {
  const arrowFields = arrowSchema(arrow, schema);
  const children = columns.map((column) => arrowData(arrow, column, arrowType(arrow, column.type)));
  const struct = arrow.makeData({ type: new arrow.Struct(arrowFields.fields), length: rows, nullCount: 0, children });
  const batch = new arrow.RecordBatch(arrowFields as Arrow.Schema<any>, struct as Arrow.Data<any>);
  return arrow.tableToIPC(new arrow.Table([batch]), "stream");
}

function arrowData(arrow: typeof Arrow, column: BuiltColumn, type: Arrow.DataType): Arrow.Data {
  const children = column.children.map((child, i) => {
    const field = type.children[i] as Arrow.Field;
    return arrowData(arrow, child, field.type);
  });
  const parts = {
    type,
    length: column.length,
    nullCount: column.nulls,
    nullBitmap: column.validity,
    data: column.data,
    valueOffsets: column.offsets,
    children,
    child: children[0],
  };
  return arrow.makeData(parts as never);
}
