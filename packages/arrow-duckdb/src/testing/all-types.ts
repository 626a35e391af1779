/**
 * One column of each type that goes through the bridge, as expressions over `i` (the number of the row, from 0).
 * Every third to ninth value is null, in each column at other rows, so that bitmaps never look alike.
 */
const columns: Readonly<Record<string, string>> = {
  bool: "i % 3 = 1",
  tinyint: "(i % 256 - 128)::TINYINT",
  smallint: "(i % 65536 - 32768)::SMALLINT",
  int: "(i * 7919 - 2147483648)::INTEGER",
  bigint: "i * 1234567890123 - 9223372036854775807",
  utinyint: "(255 - i % 256)::UTINYINT",
  usmallint: "(65535 - i % 65536)::USMALLINT",
  uint: "(4294967295 - i)::UINTEGER",
  ubigint: "(18446744073709551615 - i)::UBIGINT",
  hugeint: "99999999999999999999999999999999999999::HUGEINT - i * 3",
  // DuckDB takes 0.2 ms to print one that is this large.
  uhugeint: "CASE WHEN i % 16 = 1 THEN 340282366920938463463374607431768211455::UHUGEINT - i::UHUGEINT ELSE i::UHUGEINT END",
  float: "(i / 7)::FLOAT",
  double: "CASE WHEN i % 11 = 0 THEN 'nan'::DOUBLE WHEN i % 13 = 0 THEN '-inf'::DOUBLE ELSE i / 3 END",
  decimal_4_1: "((i % 9999) / 10 - 500)::DECIMAL(4,1)",
  decimal_9_3: "((i - 1000) * 1.001)::DECIMAL(9,3)",
  decimal_18_6: "((i - 1500) * 123456.000001)::DECIMAL(18,6)",
  decimal_38_10: "(i - 1000)::DECIMAL(38,10) * 99999999999999999::DECIMAL(18,0)",
  decimal_38_0: "99999999999999999999999999999999999999::DECIMAL(38,0) - i",
  decimal_1_0: "(i % 10)::DECIMAL(1,0)",
  varchar: "CASE WHEN i % 4 = 0 THEN '' ELSE repeat('é' || i, (i % 9)::INTEGER) END",
  blob: "encode(repeat(chr((i % 127 + 1)::INTEGER), (i % 19)::INTEGER))",
  date: "DATE '1970-01-01' + ((i - 1000) * 3)::INTEGER",
  time: "TIME '00:00:00.000001' + INTERVAL (i * 7) SECOND",
  timetz: "('12:00:' || lpad((i % 60)::VARCHAR, 2, '0') || '+0' || (i % 9))::TIMETZ",
  timestamp_s: "(TIMESTAMP '1960-02-29 00:00:00' + INTERVAL (i * 100) MINUTE)::TIMESTAMP_S",
  timestamp_ms: "(TIMESTAMP '1970-01-01 00:00:00.123' + INTERVAL (i * 100) MINUTE)::TIMESTAMP_MS",
  timestamp_us: "TIMESTAMP '1999-12-31 23:59:59.999999' + INTERVAL (i * 100) MINUTE",
  timestamp_ns: "make_timestamp_ns(i * 1000000007 - 5000000000001)",
  timestamp_tz: "(TIMESTAMP '2001-01-01 00:00:00.000001' + INTERVAL (i) HOUR)::TIMESTAMPTZ",
  interval: "INTERVAL (i % 25) MONTH + INTERVAL (i % 40) DAY + INTERVAL (i * 17) MICROSECOND",
  uuid: "md5(i::VARCHAR)::UUID",
  bit: "repeat(CASE WHEN i % 2 = 0 THEN '01' ELSE '110' END, (i % 9 + 1)::INTEGER)::BIT",
  enum: "(['red', 'green', 'blue'][i % 3 + 1])::ENUM('red', 'green', 'blue')",
  json: "('{\"n\": ' || i || '}')::JSON",
  list: "CASE WHEN i % 7 = 0 THEN [] ELSE list_transform(range(i % 5), lambda x: CASE WHEN x = 2 THEN NULL ELSE x + i END) END",
  list_varchar: "list_transform(range(i % 4), lambda x: CASE WHEN x = 1 THEN NULL ELSE repeat('ab', (x + i % 5)::INTEGER) END)",
  nested_list: "list_transform(range(i % 3), lambda x: CASE WHEN x = 1 THEN NULL ELSE range(x + i % 4) END)",
  list_struct: "list_transform(range(i % 3), lambda x: {a: x, b: ['s' || x, NULL]})",
  struct: "{a: CASE WHEN i % 5 = 0 THEN NULL ELSE i END, b: 's' || i, c: {d: i % 2 = 0, e: (i % 100)::DECIMAL(5,2)}}",
  struct_deep: "{a: {b: {c: CASE WHEN i % 4 = 0 THEN NULL ELSE i % 3 = 0 END, d: [{e: {f: i % 5 = 0, g: 's' || i}}, NULL]}}}",
  list_deep: "list_transform(range(i % 4), lambda x: {a: {b: (x + i) % 3 = 0, c: CASE WHEN x = 1 THEN NULL ELSE {d: x % 2 = 0} END}})",
  struct_list: "{l: range(i % 4), b: i % 3 = 0}",
  map: "map(list_transform(range(i % 4), lambda x: 'k' || x), range(i % 4))",
  map_nested: "map([i], [[i % 2 = 0, NULL]])",
  array: "[i, CASE WHEN i % 5 = 0 THEN NULL ELSE i + 1 END, 3]",
  array_varchar: "['x' || i, 'y']",
  array_list: "[range(i % 3), [i]]",
  array_struct: "[{a: i % 2 = 0, b: {c: i % 3 = 0}}, NULL, {a: i % 5 = 0, b: NULL}]",
  struct_special: "{u: md5(i::VARCHAR)::UUID, e: 'b'::ENUM('a', 'b'), l: [i::HUGEINT]}",
  null: "NULL",
};

/** Types to which DuckDB casts after the choice between value and null: it cannot choose between fixed-size arrays. */
const casts: Readonly<Record<string, string>> = {
  array: "BIGINT[3]",
  array_varchar: "VARCHAR[2]",
  array_list: "BIGINT[][2]",
  array_struct: "STRUCT(a BOOLEAN, b STRUCT(c BOOLEAN))[3]",
};

/** Names of the columns of `allTypes`, the row's number `i` not counted. */
export const allTypeNames: readonly string[] = Object.keys(columns);

/**
 * A query of so many rows with a column of every type and its row's number as `i`, for tests. Without `nulls` only
 * values inside of nested ones are null.
 */
export function allTypes(rows: number, names: readonly string[] = allTypeNames, nulls = true): string {
  const list = names.map((name) => {
    const nullEvery = 3 + (allTypeNames.indexOf(name) % 7);
    const isNull = nulls ? `i % ${nullEvery} = ${nullEvery - 1}` : "false";
    const value = `CASE WHEN ${isNull} THEN NULL ELSE ${columns[name]} END`;
    const cast = casts[name];
    return `${cast === undefined ? value : `(${value})::${cast}`} AS "${name}"`;
  });
  return `SELECT ${["i", ...list].join(",\n  ")}\nFROM range(${rows}) AS r(i)`;
}
