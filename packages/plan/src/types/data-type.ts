/** Types without parameters, by Spark's names. `timestamp` is an instant, `timestamp_ntz` a wall-clock reading. */
export const simpleTypeNames = [
  "null",
  "boolean",
  "byte",
  "short",
  "integer",
  "long",
  "float",
  "double",
  "string",
  "binary",
  "date",
  "timestamp",
  "timestamp_ntz",
  "day_time_interval",
  "year_month_interval",
] as const;

export type SimpleTypeName = (typeof simpleTypeNames)[number];

export interface SimpleType<K extends SimpleTypeName = SimpleTypeName> {
  readonly kind: K;
  /** Of an interval that has not all units of its kind: `day`, `hour to minute`. */
  readonly units?: string | undefined;
}

/** Exact number of up to 38 digits, `scale` of them after the point. */
export interface DecimalType {
  readonly kind: "decimal";
  readonly precision: number;
  readonly scale: number;
}

export interface ArrayType {
  readonly kind: "array";
  readonly element: DataType;
  readonly containsNull: boolean;
}

export interface MapType {
  readonly kind: "map";
  readonly key: DataType;
  readonly value: DataType;
  readonly valueContainsNull: boolean;
}

export interface StructField {
  readonly name: string;
  readonly type: DataType;
  readonly nullable: boolean;
}

/** A row type; the schema of every DataFrame is one. */
export interface StructType {
  readonly kind: "struct";
  readonly fields: readonly StructField[];
}

/** Every type a column can have: Spark SQL's types that travel over Arrow. */
export type DataType = { readonly [K in SimpleTypeName]: SimpleType<K> }[SimpleTypeName] | DecimalType | ArrayType | MapType | StructType;

const simple = Object.freeze(Object.fromEntries(simpleTypeNames.map((kind) => [kind, Object.freeze({ kind })]))) as {
  readonly [K in SimpleTypeName]: SimpleType<K>;
};

/** The parameterless types as shared values: `simpleTypes.long`. */
export const simpleTypes: { readonly [K in SimpleTypeName]: SimpleType<K> } = simple;

export function decimalType(precision: number, scale: number): DecimalType {
  return Object.freeze({ kind: "decimal", precision, scale });
}

export function arrayType(element: DataType, containsNull = true): ArrayType {
  return Object.freeze({ kind: "array", element, containsNull });
}

export function mapType(key: DataType, value: DataType, valueContainsNull = true): MapType {
  return Object.freeze({ kind: "map", key, value, valueContainsNull });
}

export function structField(name: string, type: DataType, nullable = true): StructField {
  return Object.freeze({ name, type, nullable });
}

export function structType(fields: readonly StructField[]): StructType {
  return Object.freeze({ kind: "struct", fields: Object.freeze([...fields]) });
}

/** Equality of types; with `ignoreNullability`, whether elements and fields may be null does not count. */
export function sameType(a: DataType, b: DataType, ignoreNullability = true): boolean {
  if (a.kind === "decimal" && b.kind === "decimal") return a.precision === b.precision && a.scale === b.scale;
  if (a.kind === "array" && b.kind === "array")
    return (ignoreNullability || a.containsNull === b.containsNull) && sameType(a.element, b.element, ignoreNullability);
  if (a.kind === "map" && b.kind === "map")
    return (
      (ignoreNullability || a.valueContainsNull === b.valueContainsNull) &&
      sameType(a.key, b.key, ignoreNullability) &&
      sameType(a.value, b.value, ignoreNullability)
    );
  if (a.kind === "struct" && b.kind === "struct")
    return (
      a.fields.length === b.fields.length &&
      a.fields.every((field, i) => {
        const other = b.fields[i]!;
        return (
          field.name === other.name &&
          (ignoreNullability || field.nullable === other.nullable) &&
          sameType(field.type, other.type, ignoreNullability)
        );
      })
    );
  return a.kind === b.kind && (a as SimpleType).units === (b as SimpleType).units;
}
