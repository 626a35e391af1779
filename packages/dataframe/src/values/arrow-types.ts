import {
  arrayType,
  type DataType,
  decimalType,
  mapType,
  type StructType,
  simpleTypes,
  structField,
  structType,
  VolleyError,
} from "@volley/plan";
import type * as Arrow from "apache-arrow";

type ArrowModule = typeof Arrow;

/** The Arrow type that carries a Spark type. */
export function arrowType(arrow: ArrowModule, type: DataType): Arrow.DataType {
  switch (type.kind) {
    case "null":
      return new arrow.Null();
    case "boolean":
      return new arrow.Bool();
    case "byte":
      return new arrow.Int8();
    case "short":
      return new arrow.Int16();
    case "integer":
      return new arrow.Int32();
    case "long":
      return new arrow.Int64();
    case "float":
      return new arrow.Float32();
    case "double":
      return new arrow.Float64();
    case "string":
      return new arrow.Utf8();
    case "binary":
      return new arrow.Binary();
    case "date":
      return new arrow.DateDay();
    case "timestamp":
      return new arrow.TimestampMicrosecond("UTC");
    case "timestamp_ntz":
      return new arrow.TimestampMicrosecond();
    case "day_time_interval":
      return new arrow.DurationMicrosecond();
    case "year_month_interval":
      return new arrow.IntervalYearMonth();
    case "decimal":
      return new arrow.Decimal(type.scale, type.precision, 128);
    case "array":
      return new arrow.List(new arrow.Field("element", arrowType(arrow, type.element), type.containsNull));
    case "map": {
      const entries = new arrow.Struct<any>([
        new arrow.Field("key", arrowType(arrow, type.key), false),
        new arrow.Field("value", arrowType(arrow, type.value), type.valueContainsNull),
      ]);
      return new arrow.Map_(new arrow.Field("entries", entries, false));
    }
    case "struct":
      return new arrow.Struct(arrowSchema(arrow, type).fields);
  }
}

export function arrowSchema(arrow: ArrowModule, schema: StructType): Arrow.Schema {
  return new arrow.Schema(schema.fields.map((f) => new arrow.Field(f.name, arrowType(arrow, f.type), f.nullable)));
}

/** The schema of an Arrow table. Throws UNSUPPORTED_FEATURE for a column whose type no Spark type carries exactly. */
export function fromArrowSchema(fields: readonly Arrow.Field[]): StructType {
  return structType(fields.map((f) => structField(f.name, fromArrowType(f.type, f.name), f.nullable)));
}

const simpleByText: Readonly<Record<string, DataType>> = {
  Null: simpleTypes.null,
  Bool: simpleTypes.boolean,
  Int8: simpleTypes.byte,
  Int16: simpleTypes.short,
  Int32: simpleTypes.integer,
  Int64: simpleTypes.long,
  Float32: simpleTypes.float,
  Float64: simpleTypes.double,
  Utf8: simpleTypes.string,
  Binary: simpleTypes.binary,
  "Date32<DAY>": simpleTypes.date,
  "Timestamp<MICROSECOND>": simpleTypes.timestamp_ntz,
  "Duration<MICROSECOND>": simpleTypes.day_time_interval,
  "Interval<YEAR_MONTH>": simpleTypes.year_month_interval,
};
const typeIds = { decimal: 7, timestamp: 10, list: 12, struct: 13, map: 17 } as const;

function fromArrowType(type: Arrow.DataType, path: string): DataType {
  const text = (type as { toString(): string }).toString();
  const simple = simpleByText[text];
  if (simple) return simple;
  const children = (type.children ?? []) as readonly Arrow.Field[];
  switch (type.typeId as number) {
    case typeIds.timestamp:
      if ((type as Arrow.Timestamp).unit === 2) return simpleTypes.timestamp;
      break;
    case typeIds.decimal:
      if ((type as Arrow.Decimal).bitWidth === 128) return decimalType((type as Arrow.Decimal).precision, (type as Arrow.Decimal).scale);
      break;
    case typeIds.list:
      return arrayType(fromArrowType(children[0]!.type, `${path}[]`), children[0]!.nullable);
    case typeIds.struct:
      return structType(children.map((f) => structField(f.name, fromArrowType(f.type, `${path}.${f.name}`), f.nullable)));
    case typeIds.map: {
      const [key, value] = children[0]!.type.children as readonly [Arrow.Field, Arrow.Field];
      return mapType(fromArrowType(key.type, `${path} key`), fromArrowType(value.type, `${path} value`), value.nullable);
    }
  }
  throw new VolleyError(
    "UNSUPPORTED_FEATURE",
    `column "${path}" of the Arrow table has type ${text}, which no column type carries exactly`,
    {
      hints: ["convert it first; integers are signed, timestamps in microseconds, text plain Utf8"],
    },
  );
}
