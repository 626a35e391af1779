import {
  type Aggregate,
  type Expression,
  fileFormats,
  type JoinType,
  type Literal,
  literal,
  type Relation,
  type RelationKind,
  type RelationParts,
  relation,
} from "@volley/plan";
import { ArrowFormatError, countRows } from "@volley/protocol/arrow";
import type * as spark from "@volley/protocol/spark";
import { AggregateGroupType, type SetOperationSetOpType } from "@volley/protocol/spark";
import { joinTypeMessages, setOperationMessages } from "./encode-relation.ts";
import { aliasFromConnect, expressionFromConnect, sortOrderFromConnect } from "./expression.ts";
import { schemaFromConnect } from "./data-type.ts";
import { literalFromConnect } from "./literal.ts";
import { schemaFromText } from "./schema-text.ts";
import { malformed, required, unsupported } from "./unsupported.ts";

/** Decodes an input, named for errors. */
type Input = (message: spark.Relation | null | undefined, what: string) => Relation;
type Parts = { [K in RelationKind]: readonly [K, Omit<RelationParts<K>, "planId" | "origin">] }[RelationKind];
type Field = Exclude<keyof spark.Relation, "common" | "extension" | "withRelations" | "catalog">;
type Decode<F extends Field> = (message: NonNullable<spark.Relation[F]>, input: Input) => Parts;

const expressions = (messages: readonly spark.Expression[]): Expression[] => messages.map(expressionFromConnect);

/** Kind and parts of the node that each message stands for. They throw UNSUPPORTED_FEATURE for what Volley does not do. */
export const relationDecoders: { readonly [F in Field]-?: Decode<F> } = {
  read({ dataSource, namedTable, isStreaming }) {
    if (namedTable) throw unsupported(`reading the table "${namedTable.unparsedIdentifier}"`);
    if (isStreaming) throw unsupported("reading a stream");
    const { format: name, paths, schema, options, predicates } = required(dataSource, "a data source");
    const format = fileFormats.find((each) => each === (name ?? "parquet").toLowerCase());
    if (!format) throw unsupported(`reading the format "${name}"`);
    if (predicates.length > 0) throw unsupported("reading with predicates");
    return ["read", { format, paths, options: lowerCased(options), schema: schema ? schemaFromText(schema) : undefined }];
  },
  localRelation({ data, schema }) {
    if (!schema) throw unsupported("a local relation without schema");
    return ["local_relation", { data: data ?? new Uint8Array(), schema: schemaFromText(schema), ...rowsIn(data) }];
  },
  cachedRemoteRelation: ({ relationId }) => ["cached_remote", { id: relationId }],
  range: ({ start, end, step }) => ["range", { start: start ?? 0n, end, step: step === 0n ? 1n : step }],
  project: (message, input) => ["project", { input: input(message.input, "project"), expressions: expressions(message.expressions) }],
  filter(message, input) {
    const condition = expressionFromConnect(required(message.condition, "a filter's condition"));
    return ["filter", { input: input(message.input, "filter"), condition }];
  },
  withColumns: (message, input) => [
    "with_columns",
    { input: input(message.input, "withColumns"), aliases: message.aliases.map((each) => aliasFromConnect(each)) },
  ],
  withColumnsRenamed({ input: from, renames, renameColumnsMap }, input) {
    const listed = renames.map(({ colName, newColName }) => ({ from: colName, to: newColName }));
    const mapped = Object.entries(renameColumnsMap).map(([name, to]) => ({ from: name, to }));
    return ["with_columns_renamed", { input: input(from, "withColumnsRenamed"), renames: [...listed, ...mapped] }];
  },
  drop: ({ input: from, columns, columnNames }, input) => [
    "drop",
    { input: input(from, "drop"), names: columnNames, ...(columns.length > 0 && { columns: expressions(columns) }) },
  ],
  aggregate({ input: from, groupingExpressions, aggregateExpressions, ...group }, input) {
    const groupings = expressions(groupingExpressions);
    return ["aggregate", { input: input(from, "aggregate"), groupings, aggregates: expressions(aggregateExpressions), ...grouping(group) }];
  },
  unpivot({ input: from, ids, values, variableColumnName, valueColumnName }, input) {
    const given = values ? { values: expressions(values.values) } : {};
    const names = { variableName: variableColumnName, valueName: valueColumnName };
    return ["unpivot", { input: input(from, "unpivot"), ids: expressions(ids), ...given, ...names }];
  },
  fillNa: ({ input: from, cols, values }, input) => [
    "fill_na",
    { input: input(from, "na.fill"), names: cols, values: values.map(constant) },
  ],
  dropNa: ({ input: from, cols, minNonNulls }, input) => [
    "drop_na",
    { input: input(from, "na.drop"), names: cols, ...(minNonNulls === null ? {} : { minNonNulls }) },
  ],
  replace({ input: from, cols, replacements }, input) {
    const pairs = replacements.map(({ oldValue, newValue }) => ({
      from: constant(required(oldValue, "a replacement's old value")),
      to: constant(required(newValue, "a replacement's new value")),
    }));
    return ["replace", { input: input(from, "na.replace"), names: cols, replacements: pairs }];
  },
  summary: ({ input: from, statistics }, input) => [
    "describe",
    { input: input(from, "summary"), names: [], statistics: statistics.length > 0 ? statistics : summaryStatistics },
  ],
  describe: ({ input: from, cols }, input) => ["describe", { input: input(from, "describe"), names: cols }],
  approxQuantile: ({ input: from, cols, probabilities, relativeError }, input) => [
    "approx_quantile",
    { input: input(from, "approxQuantile"), names: cols, probabilities, relativeError },
  ],
  freqItems: ({ input: from, cols, support }, input) => [
    "freq_items",
    { input: input(from, "freqItems"), names: cols, support: support ?? usualSupport },
  ],
  sampleBy({ input: from, col, fractions, seed }, input) {
    const parts = fractions.map(({ stratum, fraction }) => ({ stratum: constant(required(stratum, "a stratum")), fraction }));
    const column = expressionFromConnect(required(col, "the column of sampleBy"));
    return ["sample_by", { input: input(from, "sampleBy"), column, fractions: parts, seed: seed ?? randomSeed() }];
  },
  collectMetrics: ({ input: from, name, metrics }, input) => [
    "collect_metrics",
    { input: input(from, "observe"), name, metrics: expressions(metrics) },
  ],
  join({ left, right, joinType, usingColumns, joinCondition }, input) {
    const name = (Object.keys(joinTypeMessages) as JoinType[]).find((each) => joinTypeMessages[each] === joinType);
    if (!name) throw malformed("a join has no type");
    const condition = joinCondition ? expressionFromConnect(joinCondition) : undefined;
    return ["join", { left: input(left, "join"), right: input(right, "join"), joinType: name, using: usingColumns, condition }];
  },
  setOp({ leftInput, rightInput, setOpType, isAll, byName, allowMissingColumns }, input) {
    const left = input(leftInput, "set operation");
    const right = input(rightInput, "set operation");
    const operation = operationOf(setOpType);
    const filling = allowMissingColumns ? { allowMissingColumns } : {};
    return ["set_operation", { left, right, operation, all: isAll ?? false, byName: byName ?? false, ...filling }];
  },
  deduplicate({ input: from, columnNames, allColumnsAsKeys, withinWatermark }, input) {
    if (withinWatermark) throw unsupported("deduplication within a watermark");
    return ["deduplicate", { input: input(from, "deduplicate"), names: allColumnsAsKeys ? [] : columnNames }];
  },
  sort: ({ input: from, order, isGlobal }, input) => [
    "sort",
    { input: input(from, "sort"), order: order.map((each) => sortOrderFromConnect(each)), global: isGlobal ?? false },
  ],
  limit: ({ input: from, limit }, input) => ["limit", { input: input(from, "limit"), limit }],
  offset: ({ input: from, offset }, input) => ["offset", { input: input(from, "offset"), offset }],
  tail: ({ input: from, limit }, input) => ["tail", { input: input(from, "tail"), limit }],
  toDf: ({ input: from, columnNames }, input) => ["to_df", { input: input(from, "toDF"), names: columnNames }],
  toSchema: ({ input: from, schema }, input) => [
    "to_schema",
    { input: input(from, "to"), schema: schemaFromConnect(required(schema, "the schema of to()")) },
  ],
  sample({ input: from, lowerBound, upperBound, withReplacement, seed }, input) {
    if (withReplacement) throw unsupported("sampling with replacement");
    return ["sample", { input: input(from, "sample"), lower: lowerBound, upper: upperBound, seed: seed ?? randomSeed() }];
  },
  // Volley has no coalesce without exchange: rows are spread evenly instead.
  repartition: ({ input: from, numPartitions, shuffle }, input) => [
    "repartition",
    { input: input(from, "repartition"), expressions: [], partitions: numPartitions, ...(shuffle ? {} : { shuffle: false }) },
  ],
  repartitionByExpression: ({ input: from, partitionExprs, numPartitions }, input) => [
    "repartition",
    { input: input(from, "repartition"), expressions: expressions(partitionExprs), partitions: numPartitions ?? undefined },
  ],
  subqueryAlias: ({ input: from, alias }, input) => ["subquery_alias", { input: input(from, "alias"), alias }],
  hint: ({ input: from, name, parameters }, input) => [
    "hint",
    { input: input(from, "hint"), name, ...(parameters.length > 0 ? { parameters: expressions(parameters) } : {}) },
  ],
};

function constant(message: spark.ExpressionLiteral): Literal {
  const { value, type } = literalFromConnect(message);
  return literal(value, type);
}

function grouping({
  groupType,
  pivot,
  groupingSets,
}: Pick<spark.Aggregate, "groupType" | "pivot" | "groupingSets">): Pick<Aggregate, "sets" | "pivot"> {
  switch (groupType) {
    case AggregateGroupType.GROUP_TYPE_ROLLUP:
      return { sets: "rollup" };
    case AggregateGroupType.GROUP_TYPE_CUBE:
      return { sets: "cube" };
    case AggregateGroupType.GROUP_TYPE_GROUPING_SETS:
      return { sets: groupingSets.map((set) => expressions(set.groupingSet)) };
    case AggregateGroupType.GROUP_TYPE_PIVOT: {
      const { col, values } = required(pivot, "a pivot");
      if (values.length === 0) throw unsupported("a pivot whose values are not named");
      return { pivot: { column: expressionFromConnect(required(col, "the column of a pivot")), values: values.map(constant) } };
    }
    default:
      return {};
  }
}

/** What Spark summarises by where nothing is named. */
const summaryStatistics = ["count", "mean", "stddev", "min", "25%", "50%", "75%", "max"];

/** Of Spark, where no support is named. */
const usualSupport = 0.01;

function operationOf(type: SetOperationSetOpType): "union" | "intersect" | "except" {
  const names = Object.keys(setOperationMessages) as (keyof typeof setOperationMessages)[];
  return required(
    names.find((name) => setOperationMessages[name] === type),
    "a set operation's type",
  );
}

function lowerCased(options: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.freeze(Object.fromEntries(Object.entries(options).map(([name, value]) => [name.toLowerCase(), value])));
}

/** Bytes that are no stream are refused by who reads them. */
function rowsIn(data: Uint8Array | null | undefined): { rows?: number } {
  try {
    return { rows: countRows(data ?? new Uint8Array()) };
  } catch (error) {
    if (error instanceof ArrowFormatError) return {};
    throw error;
  }
}

function randomSeed(): bigint {
  return BigInt(Math.floor(Math.random() * Number.MAX_SAFE_INTEGER));
}

/** The frozen node. */
export function makeNode([kind, parts]: Parts, common: Pick<RelationParts<"read">, "planId" | "origin">): Relation {
  return relation(kind, { ...parts, ...common } as never);
}
