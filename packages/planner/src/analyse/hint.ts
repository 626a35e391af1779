import { attribute, type Expression, type Hint, type Relation, relation, VolleyError } from "@volley/plan";

type Repartition = Extract<Relation, { kind: "repartition" }>;

/** What a hint that deals out rows asks for; undefined for any other. Throws INVALID_ARGUMENT for parameters that are no such. */
export function repartitionOf({ input, name, parameters = [], origin, planId }: Hint): Repartition | undefined {
  const byColumns = { repartition: true, rebalance: true, coalesce: false }[name.toLowerCase()];
  if (byColumns === undefined) return undefined;
  const [first] = parameters;
  const partitions = first && partitionsIn(first);
  const columns = (partitions === undefined ? parameters : parameters.slice(1)).map(columnNamed);
  if (columns.some((column) => !column) || (!byColumns && (partitions === undefined || columns.length > 0)))
    throw new VolleyError(
      "INVALID_ARGUMENT",
      `hint("${name}") takes ${byColumns ? "a number of partitions, names of columns, or both" : "a number of partitions"}`,
      {
        origin,
        hints: [byColumns ? 'hint("repartition", 8, "id")' : 'hint("coalesce", 1)'],
      },
    );
  const expressions = columns.flatMap((column) => column ?? []);
  return relation("repartition", { input, expressions, partitions, origin, planId });
}

function partitionsIn(parameter: Expression): number | undefined {
  return parameter.kind === "literal" && parameter.type.kind === "integer" ? Number(parameter.value) : undefined;
}

function columnNamed(parameter: Expression): Expression | undefined {
  if (parameter.kind === "attribute") return parameter;
  return parameter.kind === "literal" && typeof parameter.value === "string"
    ? attribute(parameter.value, undefined, parameter.origin)
    : undefined;
}
