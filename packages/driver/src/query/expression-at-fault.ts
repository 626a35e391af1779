import {
  type ErrorClass,
  type Expression,
  expressionChildren,
  functions,
  isVolleyError,
  type Relation,
  relationExpressions,
  relationInputs,
  typeText,
  VolleyError,
} from "@volley/plan";

/** Which expressions can raise an error of computing, beside the functions whose rows say so, and what to write instead. */
interface Raiser {
  readonly kinds?: readonly Expression["kind"][];
  /** What the error says when one of these raised it; others raise the same class. */
  readonly said?: RegExp;
  /** Others raise it too, conversions that no program wrote: the line is a guess. */
  readonly guess?: boolean;
  readonly advice?: string;
}

const sums = "cast to a wider type before (bigint, decimal), or tryAdd(), trySubtract(), tryMultiply(): they give null instead";
const toNull = 'tryCast("…") in place of cast("…") gives null instead';
const wider = "cast to a decimal with more digits, or tryCast(), which gives null instead";

const raisers: Partial<Readonly<Record<ErrorClass, Raiser>>> = {
  DIVIDE_BY_ZERO: { advice: "tryDivide() gives null instead" },
  REMAINDER_BY_ZERO: { advice: "tryMod() gives null instead" },
  ARITHMETIC_OVERFLOW: { said: /^\S+ [-+*] \S+ caused overflow/, advice: sums },
  BINARY_ARITHMETIC_OVERFLOW: { advice: sums },
  CAST_INVALID_INPUT: { kinds: ["cast"], guess: true, advice: toNull },
  CAST_OVERFLOW: { kinds: ["cast"], guess: true, advice: toNull },
  NUMERIC_VALUE_OUT_OF_RANGE: { kinds: ["cast"], guess: true, advice: wider },
  INVALID_ARRAY_INDEX: { kinds: ["extract_value"] },
  INVALID_ARRAY_INDEX_IN_ELEMENT_AT: { advice: "tryElementAt() gives null instead" },
};

/**
 * DuckDB does not say which expression of a query raised an error. Where only one of the program's can have, the error names its line, in
 * Spark's manner; of several, or where a conversion that nobody wrote may have, it lists the lines.
 */
export function blameExpression(error: unknown, roots: readonly Relation[]): unknown {
  if (!isVolleyError(error) || error.origin) return error;
  const raiser = raisers[error.errorClass];
  if (!raiser || raiser.said?.test(error.message) === false) return error;
  const { errorClass, message, where, hints, cause } = error;
  const made = new Map(suspects(roots, raiser, error).map((expression) => [expression.origin?.callSite, expression]));
  made.delete(undefined);
  const all = [...made.values()];
  const sure = all.length === 1 && !raiser.guess;
  const several = !sure && all.length > 0 && all.length <= 3 ? [`perhaps raised at ${[...made.keys()].join(" or ")}`] : [];
  const origin = sure ? all[0]!.origin : undefined;
  return new VolleyError(errorClass, message, {
    origin,
    where: [...several, ...where],
    hints: raiser.advice ? [...hints, raiser.advice] : hints,
    cause,
  });
}

function suspects(roots: readonly Relation[], { kinds = [] }: Raiser, { errorClass, message }: VolleyError): Expression[] {
  const target = /^cannot read .* as (.+)$/s.exec(message)?.[1];
  const found: Expression[] = [];
  const seen = new Set<Relation>();
  const relations = [...roots];
  for (let relation = relations.pop(); relation; relation = relations.pop()) {
    if (seen.has(relation)) continue;
    seen.add(relation);
    relations.push(...relationInputs(relation));
    const expressions = [...relationExpressions(relation)];
    for (let next = expressions.pop(); next; next = expressions.pop()) {
      expressions.push(...expressionChildren(next));
      if (next.kind === "expression_string" || (next.kind === "function" && raises(next.name, errorClass))) found.push(next);
      else if (next.kind === "cast" ? next.mode === "ansi" && kinds.includes("cast") && fits(next.type, target) : kinds.includes(next.kind))
        found.push(next);
    }
  }
  return found;
}

function raises(name: string, errorClass: ErrorClass): boolean {
  return Object.hasOwn(functions, name) && functions[name]!.raises?.includes(errorClass) === true;
}

function fits(type: Parameters<typeof typeText>[0], target: string | undefined): boolean {
  return target === undefined || target === typeText(type);
}
