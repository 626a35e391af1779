import { encodeSchema, type ArrowSchema } from "@volley/arrow-duckdb/arrow";
import { ipcStream } from "@volley/protocol/arrow";
import { type ArrowColumn, type BuiltColumn, buildColumn, type DataType, typeText } from "@volley/plan/values";
import * as Arrow from "apache-arrow";
import { arrowField } from "../columns/arrow-field.ts";
import { arrayTypes, copyColumn } from "../columns/copy-column.ts";
import { refuseValue, WrongValueError } from "./wrong-value.ts";

/** Makes Vectors of columns that have this schema. */
export function vectorReader(schema: ArrowSchema): (columns: readonly ArrowColumn[]) => Arrow.Vector[] {
  const types = vectorTypes(schema);
  return (columns) => columns.map((column, index) => new Arrow.Vector([dataOf(types[index]!, column)]));
}

/** apache-arrow's types for the columns of a schema. */
function vectorTypes(schema: ArrowSchema): Arrow.DataType[] {
  const stream = Buffer.concat(ipcStream(encodeSchema(schema), []));
  return Arrow.RecordBatchReader.from(stream)
    .open()
    .schema.fields.map((field) => field.type as Arrow.DataType);
}

function dataOf(type: Arrow.DataType, column: ArrowColumn): Arrow.Data {
  const { length, nullCount, nullBitmap, values, valueOffsets } = column;
  const children = column.children.map((child, index) => dataOf((type.children[index] as Arrow.Field).type, child));
  const buffers = [valueOffsets.length === 0 ? undefined : valueOffsets, values, nullCount === 0 ? undefined : nullBitmap];
  // `makeData` looks each type up again and copies what lies as it should already.
  return new Arrow.Data(type, 0, length, nullCount, buffers as never, children);
}

/** Makes columns of what functions over vectors return: a Vector, a typed array, or an array of values, one for each row. */
export function vectorWriter(type: DataType): (returned: unknown, rows: number) => BuiltColumn {
  const [arrowType] = vectorTypes({ fields: [arrowField("", type)] }) as [Arrow.DataType];
  return (returned, rows) => columnOf(returned, type, arrowType, rows);
}

function columnOf(returned: unknown, type: DataType, arrowType: Arrow.DataType, rows: number): BuiltColumn {
  if (returned === null || typeof returned !== "object" || !("length" in returned)) throw refused(returned);
  const { length } = returned as ArrayLike<unknown>;
  if (length !== rows) throw new WrongValueError(`returned ${length} values for a batch of ${rows} rows`);
  if (isVector(returned)) return fromVector(returned, type, arrowType);
  const array = arrayTypes[type.kind];
  if (array !== undefined && returned instanceof array) return plain(type, returned, rows);
  if (!Array.isArray(returned) && !ArrayBuffer.isView(returned)) throw refused(returned);
  return buildColumn(type, returned as readonly unknown[], { path: "", nullable: true, refuse: refuseValue });
}

function refused(returned: unknown): WrongValueError {
  const what =
    typeof (returned as PromiseLike<unknown> | null)?.then === "function" ? "a Promise" : `${returned === null ? "null" : typeof returned}`;
  return new WrongValueError(`returned ${what} instead of a Vector, a typed array or an array`);
}

/** Of any copy of apache-arrow: the user's module brings its own. */
function isVector(value: object): value is Arrow.Vector {
  return Array.isArray((value as Partial<Arrow.Vector>).data) && (value as Partial<Arrow.Vector>).type !== undefined;
}

function plain(type: DataType, data: ArrayBufferView, length: number): BuiltColumn {
  return { type, length, nulls: 0, validity: new Uint8Array(), data, children: [] };
}

function fromVector(vector: Arrow.Vector, type: DataType, wanted: Arrow.DataType): BuiltColumn {
  const isDictionary = Arrow.DataType.isDictionary(vector.type);
  const given = textOf(isDictionary ? vector.type.dictionary : vector.type);
  if (given !== textOf(wanted))
    throw new WrongValueError(`returned a Vector of ${given}, which is no ${typeText(type)} (${textOf(wanted)})`);
  const chunks = vector.data as unknown as readonly ArrowColumn[];
  if (!isDictionary)
    return copyColumn(
      type,
      chunks.map((column) => ({ column, from: 0, to: column.length })),
    );
  return buildColumn(type, [...vector], { path: "", nullable: true, refuse: refuseValue });
}

/** `Float64`, `List<Utf8>`: what the types of all copies of apache-arrow give for themselves. An instant is one in every zone. */
const textOf = (type: Arrow.DataType): string =>
  (type as { toString(): string }).toString().replace(/(Timestamp<\w+), [^>]+>/g, "$1, UTC>");
