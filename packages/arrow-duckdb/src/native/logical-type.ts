import { passHandle, takeText } from "./memory.ts";
import { native } from "./native.ts";

/** DuckDB's type ids (C enumeration `duckdb_type`) → SQL name, of the types without parameters. */
const plainNames: Readonly<Record<number, string>> = {
  1: "BOOLEAN",
  2: "TINYINT",
  3: "SMALLINT",
  4: "INTEGER",
  5: "BIGINT",
  6: "UTINYINT",
  7: "USMALLINT",
  8: "UINTEGER",
  9: "UBIGINT",
  10: "FLOAT",
  11: "DOUBLE",
  12: "TIMESTAMP",
  13: "DATE",
  14: "TIME",
  15: "INTERVAL",
  16: "HUGEINT",
  17: "VARCHAR",
  18: "BLOB",
  20: "TIMESTAMP_S",
  21: "TIMESTAMP_MS",
  22: "TIMESTAMP_NS",
  27: "UUID",
  29: "BIT",
  30: "TIME WITH TIME ZONE",
  31: "TIMESTAMP WITH TIME ZONE",
  32: "UHUGEINT",
  35: "BIGNUM",
  36: '"NULL"',
  39: "TIME_NS",
};

const id = { decimal: 19, enum: 23, list: 24, struct: 25, map: 26, union: 28, array: 33 } as const;

/** Bytes of a value in a vector, of the types whose values are the same in Arrow. */
const plainWidths: Readonly<Record<number, number>> = {
  2: 1,
  3: 2,
  4: 4,
  5: 8,
  6: 1,
  7: 2,
  8: 4,
  9: 8,
  10: 4,
  11: 8,
  12: 8,
  13: 4,
  14: 8,
  16: 16,
  20: 8,
  21: 8,
  22: 8,
  31: 8,
  39: 8,
};

/**
 * Bytes of a value in one of DuckDB's vectors, if an Arrow array of values of that width holds the very same bytes.
 * A decimal lies in the narrowest of 2, 4, 8 and 16 bytes.
 */
export function widthOfType(handle: number): number | undefined {
  const typeId = native().get_type_id(handle);
  if (typeId !== id.decimal) return plainWidths[typeId];
  const digits = native().decimal_width(handle);
  return digits <= 4 ? 2 : digits <= 9 ? 4 : digits <= 18 ? 8 : 16;
}

/** A DuckDB type: `sql` names it completely, `arrowSql` names the type as which it leaves for Arrow. */
export interface DuckDBType {
  readonly sql: string;
  /** Differs from `sql` where DuckDB's own Arrow form would lose something or be dictionary-encoded. */
  readonly arrowSql: string;
  /** Whether the Arrow form alone brings this very type back. */
  readonly restored: boolean;
}

/** Types that travel in another form: as which type they leave, and what to write down to bring them back. */
const travelsAs: Readonly<Record<string, string>> = {
  HUGEINT: "HUGEINT",
  UHUGEINT: "VARCHAR",
  UUID: "VARCHAR",
  BIT: "VARCHAR",
  BIGNUM: "VARCHAR",
  "TIME WITH TIME ZONE": "VARCHAR",
};

/** Describes a logical type, whose handle stays the caller's. */
function describeType(handle: number): DuckDBType {
  const library = native();
  const alias = takeText(library.logical_type_get_alias(handle));
  const type = describePlain(handle);
  return alias === "" ? type : { ...type, sql: alias, restored: false };
}

/** As `describeType`, and destroys the handle. */
export function takeType(handle: number): DuckDBType {
  try {
    return describeType(handle);
  } finally {
    passHandle(handle, native().destroy_logical_type);
  }
}

function describePlain(handle: number): DuckDBType {
  const library = native();
  const typeId = library.get_type_id(handle);
  switch (typeId) {
    case id.decimal:
      return plain(`DECIMAL(${library.decimal_width(handle)},${library.decimal_scale(handle)})`);
    case id.enum: {
      const values = Array.from({ length: library.enum_dictionary_size(handle) }, (_, index) =>
        quoteText(takeText(library.enum_dictionary_value(handle, index))),
      );
      return { sql: `ENUM(${values.join(", ")})`, arrowSql: "VARCHAR", restored: false };
    }
    case id.list:
      return around([takeType(library.list_type_child_type(handle))], ([child]) => `${child}[]`);
    case id.array: {
      const size = library.array_type_array_size(handle);
      return around([takeType(library.array_type_child_type(handle))], ([child]) => `${child}[${size}]`);
    }
    case id.map:
      return around(
        [takeType(library.map_type_key_type(handle)), takeType(library.map_type_value_type(handle))],
        ([key, value]) => `MAP(${key}, ${value})`,
      );
    case id.struct:
      return members("STRUCT", handle, library.struct_type_child_count(handle), {
        name: library.struct_type_child_name,
        type: library.struct_type_child_type,
      });
    case id.union:
      return members("UNION", handle, library.union_type_member_count(handle), {
        name: library.union_type_member_name,
        type: library.union_type_member_type,
      });
    default:
      return plain(plainNames[typeId] ?? `unknown type ${typeId}`);
  }
}

function plain(sql: string): DuckDBType {
  const form = travelsAs[sql];
  return { sql, arrowSql: form ?? sql, restored: form === undefined };
}

function members(
  name: string,
  handle: number,
  count: number,
  get: Readonly<Record<"name" | "type", (handle: number, index: number) => number>>,
): DuckDBType {
  const indexes = Array.from({ length: count }, (_, index) => index);
  const names = indexes.map((index) => quoteName(takeText(get.name(handle, index))));
  const types = indexes.map((index) => takeType(get.type(handle, index)));
  return around(types, (texts) => `${name}(${texts.map((text, index) => `${names[index]} ${text}`).join(", ")})`);
}

function around(children: readonly DuckDBType[], text: (children: readonly string[]) => string): DuckDBType {
  return {
    sql: text(children.map((child) => child.sql)),
    arrowSql: text(children.map((child) => child.arrowSql)),
    restored: children.every((child) => child.restored),
  };
}

/** An SQL identifier in quotes; U+2060, which shows nothing, for the empty one, which DuckDB has not (and the planner's statements neither). */
export function quoteName(name: string): string {
  return `"${(name || "\u2060").replaceAll('"', '""')}"`;
}

/** An SQL string literal. */
function quoteText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
