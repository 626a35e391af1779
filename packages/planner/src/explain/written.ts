import { type Expression, type FrameBoundary, type Relation, relationExpressions, relationInputs, typeText } from "@volley/plan";
import { callText, literalText } from "../analyse/default-name.ts";
import { branchLines } from "./tree.ts";

/** A plan as the program wrote it, before names and types are looked up. */
export function writtenText(title: string, root: Relation): string {
  return [title, ...branchLines(root, relationInputs, nodeText)].join("\n");
}

function nodeText(node: Relation): string {
  const expressions = relationExpressions(node).map(expressionText).join(", ");
  const fields = Object.entries(node).flatMap(([name, value]) => fieldText(name, value));
  return [node.kind.replaceAll("_", " "), expressions, ...fields].filter((part) => part !== "").join(" ");
}

const told: ReadonlySet<string> = new Set(["kind", "planId", "origin"]);

/** Names, numbers and lists of them; what is larger is an input or an expression, or bytes. */
function fieldText(name: string, value: unknown): readonly string[] {
  const words = Array.isArray(value) ? value : [value];
  if (told.has(name) || words.length === 0 || words.some((word) => typeof word === "object" || word === undefined)) return [];
  return [`${name}=${words.join(",")}`];
}

function expressionText(e: Expression): string {
  switch (e.kind) {
    case "attribute":
      return `'${e.name}`;
    case "literal":
      return literalText(e);
    case "star":
      return e.target === undefined ? "*" : `${e.target}.*`;
    case "column_regex":
      return `columns ${e.pattern}`;
    case "expression_string":
      return `expr(${e.text})`;
    case "function": {
      const args = e.args.map(expressionText);
      return e.distinct ? `${e.name}(DISTINCT ${args.join(", ")})` : callText(e.name, args);
    }
    case "user_function":
      return `${e.function.name}(${e.args.map(expressionText).join(", ")})`;
    case "alias":
      return `${expressionText(e.child)} AS ${e.name}`;
    case "multi_alias":
      return `${expressionText(e.child)} AS (${e.names.join(", ")})`;
    case "cast":
      return `${e.mode === "try" ? "TRY_CAST" : "CAST"}(${expressionText(e.child)} AS ${typeText(e.type).toUpperCase()})`;
    case "sort_order":
      return `${expressionText(e.child)} ${e.direction === "ascending" ? "ASC" : "DESC"} NULLS ${e.nulls.toUpperCase()}`;
    case "extract_value":
      return `${expressionText(e.child)}[${expressionText(e.extraction)}]`;
    case "update_fields":
      return `update_fields(${[expressionText(e.child), e.field, ...(e.value ? [expressionText(e.value)] : [])].join(", ")})`;
    case "lambda":
      return `lambda(${e.parameters.join(", ")}) -> ${expressionText(e.child)}`;
    case "lambda_variable":
      return e.name;
    case "window": {
      const edge = (boundary: FrameBoundary): string => (typeof boundary === "string" ? boundary : expressionText(boundary));
      const parts = [
        ...(e.partitionBy.length > 0 ? [`PARTITION BY ${e.partitionBy.map(expressionText).join(", ")}`] : []),
        ...(e.orderBy.length > 0 ? [`ORDER BY ${e.orderBy.map(expressionText).join(", ")}`] : []),
        ...(e.frame ? [`${e.frame.unit} between ${edge(e.frame.lower)} and ${edge(e.frame.upper)}`] : []),
      ];
      return `${expressionText(e.function)} OVER (${parts.join(" ")})`;
    }
  }
}
