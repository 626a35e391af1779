import { columnOf, type Expression } from "./expression.ts";
import { operators } from "./operators.ts";
import type { Random } from "./random.ts";
import { type Column, int, type Type } from "./types.ts";
import { literalOf } from "./values.ts";

type Fits = (type: Type) => boolean;
const named = Object.entries(operators);

/** An expression whose type fits, over these columns; undefined where chance made none. */
export function randomExpression(random: Random, columns: readonly Column[], fits: Fits, depth = 3): Expression | undefined {
  if (depth > 0 && random.chance(0.75)) {
    for (let tries = 0; tries < 6; tries++) {
      const made = randomCall(random, columns, fits, depth);
      if (made) return made;
    }
  }
  const fitting = columns.filter((c) => fits(c.type));
  if (fitting.length > 0 && random.chance(0.85)) return columnOf(random.pick(fitting));
  const literal = literalOf(random, fits);
  if (literal) return { kind: "literal", ...literal };
  return fitting.length > 0 ? columnOf(random.pick(fitting)) : undefined;
}

function randomCall(random: Random, columns: readonly Column[], fits: Fits, depth: number): Expression | undefined {
  const [operator, definition] = random.pick(named);
  const args: Expression[] = [];
  for (const take of definition.takes) {
    const wanted = take(args.map((a) => a.type));
    const arg = typeof wanted === "number" ? constant(random, wanted) : randomExpression(random, columns, wanted, depth - 1);
    if (!arg) return undefined;
    args.push(arg);
  }
  const type = definition.type(args.map((a) => a.type));
  return type && fits(type) ? { kind: "call", operator, args, type } : undefined;
}

function constant(random: Random, largest: number): Expression {
  const value = String(1 + random.below(largest));
  return { kind: "literal", value, type: int(largest) };
}

/** A condition on these columns, or now and then one that always holds or never. */
export function randomCondition(random: Random, columns: readonly Column[]): Expression {
  for (let tries = 0; tries < 8; tries++) {
    const made = randomExpression(random, columns, (type) => type.kind === "boolean");
    if (made && (namesColumn(made) || random.chance(0.1))) return made;
  }
  return { kind: "literal", value: "true", type: { kind: "boolean" } };
}

function namesColumn(expression: Expression): boolean {
  return expression.kind === "call" ? expression.args.some(namesColumn) : expression.kind === "column";
}
