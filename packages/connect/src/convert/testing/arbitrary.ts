import {
  alias,
  arrayType,
  attribute,
  call,
  cast,
  type DataType,
  decimalType,
  type Expression,
  extractValue,
  expressionString,
  fileFormats,
  type FrameBoundary,
  joinTypes,
  lambda,
  lambdaVariable,
  type Literal,
  type LiteralValue,
  literal,
  mapType,
  multiAlias,
  type Origin,
  type Relation,
  relation,
  type SimpleTypeName,
  type SortOrder,
  type StructType,
  simpleTypeNames,
  simpleTypes,
  sortOrder,
  columnRegex,
  star,
  structField,
  structType,
  window,
  updateFields,
} from "@volley/plan";
import fc from "fast-check";

// Random plans for property tests: whatever can be written in the vocabulary, whether or not it makes sense.

const name = fc.oneof(fc.constantFrom("id", "a b", "späť", "`x`", "a.b"), fc.string({ minLength: 1, maxLength: 8 }));
const origin: fc.Arbitrary<Origin | undefined> = fc.option(
  fc.oneof(fc.record({ callSite: name }), fc.record({ callSite: name, fragment: name })),
  { nil: undefined },
);

export const dataType: fc.Arbitrary<DataType> = fc.letrec<{ type: DataType; simple: DataType; struct: StructType }>((tie) => ({
  simple: fc.oneof(
    fc.constantFrom(...simpleTypeNames).map((each) => simpleTypes[each]),
    fc.nat(37).chain((scale) => fc.integer({ min: Math.max(1, scale), max: 38 }).map((precision) => decimalType(precision, scale))),
  ),
  struct: fc
    .uniqueArray(fc.tuple(name, tie("type"), fc.boolean()), { minLength: 1, maxLength: 4, selector: ([each]) => each })
    .map((fields) => structType(fields.map((field) => structField(...field)))),
  type: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    tie("simple"),
    tie("simple"),
    fc.tuple(tie("type"), fc.boolean()).map(([element, nulls]) => arrayType(element, nulls)),
    fc.tuple(tie("simple"), tie("type"), fc.boolean()).map(([key, value, nulls]) => mapType(key, value, nulls)),
    tie("struct"),
  ),
})).type;

export const schema: fc.Arbitrary<StructType> = fc
  .uniqueArray(fc.tuple(name, dataType, fc.boolean()), { maxLength: 4, selector: ([each]) => each })
  .map((fields) => structType(fields.map((field) => structField(...field))));

const int64 = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n });
const scalarValue: Readonly<Record<SimpleTypeName, fc.Arbitrary<LiteralValue>>> = {
  null: fc.constant(null),
  boolean: fc.boolean(),
  byte: fc.integer({ min: -128, max: 127 }),
  short: fc.integer({ min: -32_768, max: 32_767 }),
  integer: fc.integer(),
  long: int64,
  float: fc.float(),
  double: fc.double(),
  string: fc.string({ unit: "grapheme", maxLength: 8 }),
  binary: fc.uint8Array({ maxLength: 8 }),
  date: fc.integer(),
  timestamp: int64,
  timestamp_ntz: int64,
  day_time_interval: int64,
  year_month_interval: fc.integer(),
};

function valueOf(type: DataType): fc.Arbitrary<LiteralValue> {
  const present = (): fc.Arbitrary<LiteralValue> => {
    switch (type.kind) {
      case "decimal":
        return fc.integer().map((digits) => (digits / 100).toFixed(2));
      case "array":
        return fc.array(valueOf(type.element), { maxLength: 3 });
      case "map":
        return fc.array(fc.tuple(valueOf(type.key), valueOf(type.value)), { maxLength: 3 });
      case "struct":
        return fc.tuple(...type.fields.map((field) => valueOf(field.type)));
      default:
        return scalarValue[type.kind];
    }
  };
  return fc.oneof({ weight: 4, arbitrary: present() }, { weight: 1, arbitrary: fc.constant(null) });
}

export const anyLiteral: fc.Arbitrary<Literal> = fc
  .tuple(dataType, origin)
  .chain(([type, made]) => valueOf(type).map((value) => literal(value, type, made)));

export const expression: fc.Arbitrary<Expression> = fc.letrec<{ any: Expression }>((tie) => ({
  any: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    anyLiteral,
    fc.tuple(name, fc.option(fc.nat(), { nil: undefined }), origin).map((parts) => attribute(...parts)),
    fc.tuple(name, origin).map((parts) => expressionString(...parts)),
    fc.tuple(origin, fc.option(name, { nil: undefined })).map(([at, target]) => star(at, target)),
    fc.tuple(name, origin).map(([pattern, made]) => columnRegex(pattern, made)),
    fc
      .tuple(fc.constantFrom("+", "==", "and", "hash_unit", "sum", "when"), fc.array(tie("any"), { maxLength: 3 }), fc.boolean(), origin)
      .map(([fn, args, distinct, made]) => call(fn, args, { distinct, origin: made })),
    fc.tuple(tie("any"), name, origin).map((parts) => alias(...parts)),
    fc
      .tuple(tie("any"), dataType, fc.constantFrom("ansi", "try"), origin)
      .map(([child, type, mode, made]) => cast(child, type, mode, made)),
    fc
      .tuple(tie("any"), fc.constantFrom("ascending", "descending"), fc.constantFrom("first", "last"), origin)
      .map(([child, direction, nulls, made]) => sortOrder(child, direction, nulls, made)),
    fc
      .tuple(
        tie("any"),
        fc.array(tie("any"), { maxLength: 2 }),
        fc.array(
          tie("any").map((key) => sortOrder(key)),
          { maxLength: 2 },
        ),
        fc.option(fc.record({ unit: fc.constantFrom("rows", "range"), lower: boundary(tie("any")), upper: boundary(tie("any")) }), {
          nil: undefined,
        }),
        origin,
      )
      .map(([fn, partitionBy, orderBy, frame, made]) => window(fn, { partitionBy, orderBy, frame }, made)),
    fc.tuple(tie("any"), tie("any"), origin).map((parts) => extractValue(...parts)),
    fc.tuple(tie("any"), fc.array(name, { minLength: 2, maxLength: 3 }), origin).map((parts) => multiAlias(...parts)),
    fc.tuple(tie("any"), name, fc.option(tie("any"), { nil: undefined }), origin).map((parts) => updateFields(...parts)),
    fc.tuple(fc.array(name, { minLength: 1, maxLength: 3 }), tie("any"), origin).map((parts) => lambda(...parts)),
    fc.tuple(name, origin).map((parts) => lambdaVariable(...parts)),
  ),
})).any;

function boundary(value: fc.Arbitrary<Expression>): fc.Arbitrary<FrameBoundary> {
  return fc.oneof(fc.constantFrom("unbounded", "current_row"), value);
}

const order: fc.Arbitrary<SortOrder> = fc
  .tuple(expression, fc.constantFrom("ascending", "descending"), fc.constantFrom("first", "last"))
  .map(([child, direction, nulls]) => sortOrder(child, direction, nulls));
const expressions = fc.array(expression, { maxLength: 3 });
const options = fc.dictionary(fc.constantFrom("header", "sep", "mode"), fc.string(), { noNullPrototype: true });

const names = fc.array(name, { maxLength: 2 });
/** A constant where the protocol has no place for its origin. */
const plainLiteral = anyLiteral.map(({ value, type }) => literal(value, type));
const grouping = fc.oneof(
  fc.constantFrom({}, { sets: "rollup" as const }, { sets: "cube" as const }),
  fc.record({ sets: fc.array(expressions, { maxLength: 2 }) }),
  fc.tuple(expression, fc.array(plainLiteral, { minLength: 1, maxLength: 2 })).map(([column, values]) => ({ pivot: { column, values } })),
);

/** Makes a node from nodes that exist, the last ones most likely: plans are graphs. */
type Make = (pick: () => Relation) => Relation;
const count = fc.nat(2 ** 31 - 1);

const make: fc.Arbitrary<Make> = fc.oneof(
  fc.tuple(fc.constantFrom(...fileFormats), fc.array(name, { maxLength: 2 }), fc.option(schema, { nil: undefined }), options, origin).map(
    ([format, paths, given, each, made]): Make =>
      () =>
        relation("read", { format, paths, schema: given, options: each, origin: made }),
  ),
  fc.tuple(fc.uint8Array(), schema).map(
    ([data, given]): Make =>
      () =>
        relation("local_relation", { data, schema: given }),
  ),
  fc
    .tuple(
      int64,
      int64,
      int64.filter((step) => step !== 0n),
    )
    .map(
      ([start, end, step]): Make =>
        () =>
          relation("range", { start, end, step }),
    ),
  fc.tuple(expressions, origin).map(
    ([each, made]): Make =>
      (pick) =>
        relation("project", { input: pick(), expressions: each, origin: made }),
  ),
  expression.map(
    (condition): Make =>
      (pick) =>
        relation("filter", { input: pick(), condition }),
  ),
  fc.array(fc.tuple(expression, name), { maxLength: 3 }).map(
    (each): Make =>
      (pick) =>
        relation("with_columns", { input: pick(), aliases: each.map(([child, to]) => alias(child, to)) }),
  ),
  fc.array(fc.record({ from: name, to: name }, { noNullPrototype: true }), { maxLength: 3 }).map(
    (renames): Make =>
      (pick) =>
        relation("with_columns_renamed", { input: pick(), renames }),
  ),
  fc.tuple(fc.array(name, { maxLength: 3 }), expressions).map(
    ([names, columns]): Make =>
      (pick) =>
        relation("drop", { input: pick(), names, ...(columns.length > 0 && { columns }) }),
  ),
  fc.tuple(expressions, expressions, grouping).map(
    ([groupings, aggregates, group]): Make =>
      (pick) =>
        relation("aggregate", { input: pick(), groupings, aggregates, ...group }),
  ),
  fc.tuple(expressions, fc.oneof(fc.constant({}), fc.record({ values: expressions })), name, name).map(
    ([ids, given, variableName, valueName]): Make =>
      (pick) =>
        relation("unpivot", { input: pick(), ids, ...given, variableName, valueName }),
  ),
  fc.tuple(names, fc.array(plainLiteral, { maxLength: 2 })).map(
    ([each, values]): Make =>
      (pick) =>
        relation("fill_na", { input: pick(), names: each, values }),
  ),
  fc.tuple(names, fc.oneof(fc.constant({}), fc.record({ minNonNulls: fc.nat(9) }))).map(
    ([each, most]): Make =>
      (pick) =>
        relation("drop_na", { input: pick(), names: each, ...most }),
  ),
  fc.tuple(names, fc.array(fc.record({ from: plainLiteral, to: plainLiteral }), { maxLength: 2 })).map(
    ([each, replacements]): Make =>
      (pick) =>
        relation("replace", { input: pick(), names: each, replacements }),
  ),
  names.map(
    (each): Make =>
      (pick) =>
        relation("describe", { input: pick(), names: each }),
  ),
  fc.array(fc.constantFrom("count", "25%", "max"), { minLength: 1, maxLength: 3 }).map(
    (statistics): Make =>
      (pick) =>
        relation("describe", { input: pick(), names: [], statistics }),
  ),
  fc.tuple(names, fc.array(fc.double({ noNaN: true }), { maxLength: 2 }), fc.double({ noNaN: true })).map(
    ([each, probabilities, relativeError]): Make =>
      (pick) =>
        relation("approx_quantile", { input: pick(), names: each, probabilities, relativeError }),
  ),
  fc.tuple(names, fc.double({ noNaN: true })).map(
    ([each, support]): Make =>
      (pick) =>
        relation("freq_items", { input: pick(), names: each, support }),
  ),
  fc.tuple(expression, fc.array(fc.record({ stratum: plainLiteral, fraction: fc.double({ noNaN: true }) }), { maxLength: 2 }), int64).map(
    ([column, fractions, seed]): Make =>
      (pick) =>
        relation("sample_by", { input: pick(), column, fractions, seed }),
  ),
  fc.tuple(name, expressions).map(
    ([each, metrics]): Make =>
      (pick) =>
        relation("collect_metrics", { input: pick(), name: each, metrics }),
  ),
  fc.tuple(fc.constantFrom(...joinTypes), fc.array(name, { maxLength: 2 }), fc.option(expression, { nil: undefined })).map(
    ([joinType, using, condition]): Make =>
      (pick) =>
        relation("join", { left: pick(), right: pick(), joinType, using, condition }),
  ),
  fc
    .tuple(fc.constantFrom("union", "intersect", "except"), fc.boolean(), fc.boolean(), fc.constantFrom({}, { allowMissingColumns: true }))
    .map(
      ([operation, all, byName, filling]): Make =>
        (pick) =>
          relation("set_operation", { left: pick(), right: pick(), operation, all, byName, ...filling }),
    ),
  fc.tuple(fc.constantFrom("limit", "tail"), count).map(
    ([kind, limit]): Make =>
      (pick) =>
        relation(kind, { input: pick(), limit }),
  ),
  count.map(
    (offset): Make =>
      (pick) =>
        relation("offset", { input: pick(), offset }),
  ),
  fc.array(name, { maxLength: 3 }).map(
    (names): Make =>
      (pick) =>
        relation("to_df", { input: pick(), names }),
  ),
  fc.array(name, { maxLength: 2 }).map(
    (names): Make =>
      (pick) =>
        relation("deduplicate", { input: pick(), names }),
  ),
  fc.tuple(fc.array(order, { maxLength: 2 }), fc.boolean()).map(
    ([each, global]): Make =>
      (pick) =>
        relation("sort", { input: pick(), order: each, global }),
  ),
  fc.tuple(fc.double(), fc.double(), int64).map(
    ([lower, upper, seed]): Make =>
      (pick) =>
        relation("sample", { input: pick(), lower, upper, seed }),
  ),
  fc.tuple(expressions, fc.option(count, { nil: undefined })).map(
    ([each, partitions]): Make =>
      (pick) =>
        relation("repartition", { input: pick(), expressions: each, partitions }),
  ),
  fc.tuple(fc.array(order, { minLength: 1, maxLength: 2 }), fc.option(count, { nil: undefined })).map(
    ([each, partitions]): Make =>
      (pick) =>
        relation("repartition", { input: pick(), expressions: each, partitions }),
  ),
  fc.tuple(count, fc.constantFrom({}, { shuffle: false as const })).map(
    ([partitions, way]): Make =>
      (pick) =>
        relation("repartition", { input: pick(), expressions: [], partitions, ...way }),
  ),
  name.map(
    (each): Make =>
      (pick) =>
        relation("subquery_alias", { input: pick(), alias: each }),
  ),
  fc.tuple(name, fc.option(fc.array(expression, { minLength: 1, maxLength: 2 }), { nil: undefined }), origin).map(
    ([each, parameters, made]): Make =>
      (pick) =>
        relation("hint", { input: pick(), name: each, ...(parameters ? { parameters } : {}), origin: made }),
  ),
  fc.tuple(schema, origin).map(
    ([given, made]): Make =>
      (pick) =>
        relation("to_schema", { input: pick(), schema: given, origin: made }),
  ),
);

/** A plan, and other plans that share nodes with it. */
export const plans: fc.Arbitrary<readonly [Relation, ...Relation[]]> = fc
  .tuple(fc.array(make, { minLength: 1, maxLength: 14 }), fc.infiniteStream(fc.nat(3)))
  .map(([makes, back]) => {
    const nodes: Relation[] = [relation("range", { start: 0n, end: 1n, step: 1n })];
    const pick = (): Relation => nodes[Math.max(0, nodes.length - 1 - back.next().value)]!;
    for (const each of makes) nodes.push(each(pick));
    const [last, ...others] = nodes.slice(-3).reverse();
    return [last!, ...others];
  });
