import { type Aggregate, type JoinType, type Literal, type Relation, type RelationKind, VolleyError } from "@volley/plan";
import type { Draft } from "@volley/protocol";
import * as spark from "@volley/protocol/spark";
import { AggregateGroupType, JoinJoinType, SetOperationSetOpType } from "@volley/protocol/spark";
import { aliasToConnect, expressionToConnect, sortOrderToConnect } from "./expression.ts";
import { typeToConnect } from "./data-type.ts";
import { literalToConnect } from "./literal.ts";
import { schemaToText } from "./schema-text.ts";
import { mapBatchesToConnect } from "./user-function.ts";

export type RelationMessage = Draft<spark.Relation>;
type Encode<K extends RelationKind> = (
  node: Extract<Relation, { kind: K }>,
  input: (relation: Relation) => RelationMessage,
) => RelationMessage;

export const joinTypeMessages: Readonly<Record<JoinType, spark.JoinJoinType>> = {
  inner: JoinJoinType.JOIN_TYPE_INNER,
  left: JoinJoinType.JOIN_TYPE_LEFT_OUTER,
  right: JoinJoinType.JOIN_TYPE_RIGHT_OUTER,
  full: JoinJoinType.JOIN_TYPE_FULL_OUTER,
  semi: JoinJoinType.JOIN_TYPE_LEFT_SEMI,
  anti: JoinJoinType.JOIN_TYPE_LEFT_ANTI,
  cross: JoinJoinType.JOIN_TYPE_CROSS,
};

export const setOperationMessages = {
  union: SetOperationSetOpType.SET_OP_TYPE_UNION,
  intersect: SetOperationSetOpType.SET_OP_TYPE_INTERSECT,
  except: SetOperationSetOpType.SET_OP_TYPE_EXCEPT,
} as const;

/** The message of one node, without its `common`; inputs are encoded by `input`. */
export const relationEncoders: { readonly [K in RelationKind]: Encode<K> } = {
  read: ({ format, paths, schema, options }) => ({
    read: { dataSource: { format, paths, options, schema: schema && schemaToText(schema) } },
  }),
  map_batches: ({ input: from, groupings, function: fn }, input) => ({
    extension: mapBatchesToConnect(
      fn,
      spark.Relation.encode(input(from)),
      groupings.map((each) => spark.Expression.encode(expressionToConnect(each))),
    ),
  }),
  local_relation: ({ data, schema }) => ({ localRelation: { data, schema: schemaToText(schema) } }),
  cached_remote: ({ id }) => ({ cachedRemoteRelation: { relationId: id } }),
  range: ({ start, end, step }) => ({ range: { start, end, step } }),
  project: (node, input) => ({ project: { input: input(node.input), expressions: node.expressions.map(expressionToConnect) } }),
  filter: (node, input) => ({ filter: { input: input(node.input), condition: expressionToConnect(node.condition) } }),
  with_columns: (node, input) => ({ withColumns: { input: input(node.input), aliases: node.aliases.map(aliasToConnect) } }),
  with_columns_renamed: (node, input) => ({
    withColumnsRenamed: { input: input(node.input), renames: node.renames.map(({ from, to }) => ({ colName: from, newColName: to })) },
  }),
  drop: (node, input) => ({
    drop: { input: input(node.input), columns: node.columns?.map(expressionToConnect) ?? [], columnNames: node.names },
  }),
  aggregate: (node, input) => ({
    aggregate: {
      input: input(node.input),
      groupType: groupTypeOf(node),
      groupingExpressions: node.groupings.map(expressionToConnect),
      aggregateExpressions: hasNoValues(node) ? [] : node.aggregates.map(expressionToConnect),
      pivot: hasNoValues(node)
        ? undefined
        : node.pivot && { col: expressionToConnect(node.pivot.column), values: node.pivot.values.map(constant) },
      groupingSets: Array.isArray(node.sets) ? node.sets.map((set) => ({ groupingSet: set.map(expressionToConnect) })) : [],
    },
  }),
  join: (node, input) => ({
    join: {
      left: input(node.left),
      right: input(node.right),
      joinType: joinTypeMessages[node.joinType],
      usingColumns: node.using,
      joinCondition: node.condition && expressionToConnect(node.condition),
    },
  }),
  set_operation: (node, input) => ({
    setOp: {
      leftInput: input(node.left),
      rightInput: input(node.right),
      setOpType: setOperationMessages[node.operation],
      isAll: node.all,
      byName: node.byName,
      allowMissingColumns: node.allowMissingColumns ?? false,
    },
  }),
  deduplicate: (node, input) => ({
    deduplicate: { input: input(node.input), columnNames: node.names, allColumnsAsKeys: node.names.length === 0 },
  }),
  sort: (node, input) => ({ sort: { input: input(node.input), order: node.order.map(sortOrderToConnect), isGlobal: node.global } }),
  unpivot: (node, input) => ({
    unpivot: {
      input: input(node.input),
      ids: node.ids.map(expressionToConnect),
      values: node.values && { values: node.values.map(expressionToConnect) },
      variableColumnName: node.variableName,
      valueColumnName: node.valueName,
    },
  }),
  fill_na: (node, input) => ({ fillNa: { input: input(node.input), cols: node.names, values: node.values.map(constant) } }),
  drop_na: (node, input) => ({ dropNa: { input: input(node.input), cols: node.names, minNonNulls: node.minNonNulls ?? null } }),
  replace: (node, input) => ({
    replace: {
      input: input(node.input),
      cols: node.names,
      replacements: node.replacements.map(({ from, to }) => ({ oldValue: constant(from), newValue: constant(to) })),
    },
  }),
  describe: ({ statistics, ...node }, input) =>
    statistics ? { summary: { input: input(node.input), statistics } } : { describe: { input: input(node.input), cols: node.names } },
  approx_quantile: (node, input) => ({
    approxQuantile: {
      input: input(node.input),
      cols: node.names,
      probabilities: node.probabilities,
      relativeError: node.relativeError,
    },
  }),
  freq_items: (node, input) => ({ freqItems: { input: input(node.input), cols: node.names, support: node.support } }),
  sample_by: (node, input) => ({
    sampleBy: {
      input: input(node.input),
      col: expressionToConnect(node.column),
      fractions: node.fractions.map(({ stratum, fraction }) => ({ stratum: constant(stratum), fraction })),
      seed: node.seed,
    },
  }),
  collect_metrics: (node, input) => ({
    collectMetrics: { input: input(node.input), name: node.name, metrics: node.metrics.map(expressionToConnect) },
  }),
  offset: (node, input) => ({ offset: { input: input(node.input), offset: int32(node.offset, "offset", node) } }),
  tail: (node, input) => ({ tail: { input: input(node.input), limit: int32(node.limit, "tail", node) } }),
  to_df: (node, input) => ({ toDf: { input: input(node.input), columnNames: node.names } }),
  to_schema: (node, input) => ({ toSchema: { input: input(node.input), schema: typeToConnect(node.schema) } }),
  limit: (node, input) => ({ limit: { input: input(node.input), limit: int32(node.limit, "limit", node) } }),
  sample: (node, input) => ({
    sample: { input: input(node.input), lowerBound: node.lower, upperBound: node.upper, withReplacement: false, seed: node.seed },
  }),
  repartition: (node, input) =>
    node.expressions.length === 0 && node.partitions !== undefined
      ? {
          repartition: {
            input: input(node.input),
            numPartitions: int32(node.partitions, "the number of partitions", node),
            shuffle: node.shuffle ?? true,
          },
        }
      : {
          repartitionByExpression: {
            input: input(node.input),
            partitionExprs: node.expressions.map(expressionToConnect),
            numPartitions: node.partitions === undefined ? null : int32(node.partitions, "the number of partitions", node),
          },
        },
  subquery_alias: (node, input) => ({ subqueryAlias: { input: input(node.input), alias: node.alias } }),
  hint: (node, input) => ({
    hint: { input: input(node.input), name: node.name, parameters: (node.parameters ?? []).map(expressionToConnect) },
  }),
};

const constant = ({ value, type }: Literal): Draft<spark.ExpressionLiteral> => literalToConnect(value, type);

/** A pivot whose look-up found no value makes no column; Connect reads one without values as still to be looked up. */
const hasNoValues = ({ pivot }: Aggregate): boolean => pivot?.values.length === 0;

function groupTypeOf(node: Aggregate): AggregateGroupType {
  const { sets, pivot } = node;
  if (pivot && !hasNoValues(node)) return AggregateGroupType.GROUP_TYPE_PIVOT;
  if (sets === undefined) return AggregateGroupType.GROUP_TYPE_GROUPBY;
  if (sets === "rollup") return AggregateGroupType.GROUP_TYPE_ROLLUP;
  return sets === "cube" ? AggregateGroupType.GROUP_TYPE_CUBE : AggregateGroupType.GROUP_TYPE_GROUPING_SETS;
}

function int32(value: number, what: string, { origin }: Relation): number {
  if (Number.isInteger(value) && Math.abs(value) < 2 ** 31) return value;
  throw new VolleyError("INVALID_ARGUMENT", `${what} is ${value}, and must be a whole number below 2,147,483,648`, { origin });
}
