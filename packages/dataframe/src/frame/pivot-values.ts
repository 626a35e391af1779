import {
  alias,
  attribute,
  type DataType,
  type Expression,
  type Literal,
  type LiteralValue,
  literal,
  type Origin,
  type Relation,
  type RelationParts,
  relation,
  sortOrder,
  typeText,
  VolleyError,
} from "@volley/plan";
import type { Backend } from "../backend.ts";
import { decodeValues, readBatches } from "../values/decode.ts";
import { beforeActions } from "../values/pending.ts";
import type { ActionOptions } from "./dataframe.ts";

/** As in Spark (spark.sql.pivotMaxValues). */
const most = 10_000;

/** An aggregation whose pivot values are looked up, once, when an action first needs them. */
export function pivotOnFound(parts: Omit<RelationParts<"aggregate">, "pivot">, column: Expression, origin: Origin): Relation {
  let found: readonly Literal[] | undefined;
  const pivot = {
    column,
    get values() {
      if (found) return found;
      throw new VolleyError("INTERNAL", "the values of a pivot were used before they were looked up");
    },
  };
  const node = relation("aggregate", { ...parts, pivot });
  beforeActions(node, async (backend, options) => {
    found ??= await lookUp(backend, { input: parts.input, column, origin }, options);
  });
  return node;
}

interface Pivot {
  readonly input: Relation;
  readonly column: Expression;
  readonly origin: Origin;
}

async function lookUp(backend: Backend, { input, column, origin }: Pivot, { signal }: ActionOptions): Promise<readonly Literal[]> {
  const distinct = relation("aggregate", { input, groupings: [alias(column, "value")], aggregates: [], origin });
  const sorted = relation("sort", { input: distinct, order: [sortOrder(attribute("value"))], global: true, origin });
  const { schema, batches } = await backend.execute(relation("limit", { input: sorted, limit: most + 1, origin }), { signal });
  const { type } = schema.fields[0]!;
  const values: Literal[] = [];
  for await (const bytes of batches)
    for (const batch of await readBatches(bytes))
      for (const [value] of decodeValues(batch, schema, "bigint")) values.push(literal(constantOf(value, type, origin), type));
  if (values.length > most)
    throw new VolleyError("INVALID_ARGUMENT", `the pivot column has more than ${most.toLocaleString("en-US")} values`, {
      origin,
      hints: ["name the values to pivot on as second argument"],
    });
  return values;
}

const plain: ReadonlySet<DataType["kind"]> = new Set([
  "boolean",
  "byte",
  "short",
  "integer",
  "long",
  "float",
  "double",
  "decimal",
  "string",
]);

function constantOf(value: unknown, type: DataType, origin: Origin): LiteralValue {
  if (value === null || plain.has(type.kind)) return value as LiteralValue;
  if (type.kind === "date") return Math.round((value as Date).getTime() / 86_400_000);
  throw new VolleyError("UNSUPPORTED_FEATURE", `the values of a pivot column of type ${typeText(type)} are not looked up`, {
    origin,
    hints: ["name the values to pivot on as second argument, or cast the column to string"],
  });
}
