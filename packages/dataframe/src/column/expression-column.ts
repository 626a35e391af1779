import {
  alias,
  call,
  cast,
  type DataType,
  type Expression,
  extractValue,
  multiAlias,
  type Origin,
  type SortOrder,
  sortOrder,
  updateFields,
  VolleyError,
  window,
} from "@volley/plan";
import { requiredName } from "../argument-checks.ts";
import { here } from "../origin/call-site.ts";
import type { FieldType } from "../schema/field-types.ts";
import { readType } from "../schema/read-ddl.ts";
import type { CaseColumn, Column, label, needs, SortColumn, type } from "./column.ts";
import { toLiteral } from "./literal.ts";
import { windowParts } from "./window-spec.ts";

type AnyColumn = Column<any, any, any>;

/** A `Column` as the program holds it: the expression, and the name of its value where it has one. */
export class ExpressionColumn implements AnyColumn {
  declare readonly [type]: any;
  declare readonly [label]: any;
  declare readonly [needs]: any;
  readonly expression: Expression;
  readonly label: string | undefined;

  constructor(expression: Expression, label?: string) {
    this.expression = expression;
    this.label = label;
  }

  /** A column has no value for JavaScript's own operators and texts. Throws INVALID_ARGUMENT. */
  [Symbol.toPrimitive](): never {
    throw new VolleyError("INVALID_ARGUMENT", "a column has no value of its own: its operators are methods", {
      origin: here(),
      hints: ['col("n").plus(1), col("n").gt(1), concat(lit("no. "), col("n"))'],
    });
  }

  eq(other: unknown): AnyColumn {
    return this.infix("==", other);
  }
  neq(other: unknown): AnyColumn {
    return this.infix("!=", other);
  }
  gt(other: unknown): AnyColumn {
    return this.infix(">", other);
  }
  geq(other: unknown): AnyColumn {
    return this.infix(">=", other);
  }
  lt(other: unknown): AnyColumn {
    return this.infix("<", other);
  }
  leq(other: unknown): AnyColumn {
    return this.infix("<=", other);
  }
  eqNullSafe(other: unknown): AnyColumn {
    return this.infix("<=>", other);
  }
  between(lower: unknown, upper: unknown): AnyColumn {
    const origin = here();
    const least = call(">=", [this.expression, operand(lower, origin)], { origin });
    return column(call("and", [least, call("<=", [this.expression, operand(upper, origin)], { origin })], { origin }));
  }
  isin(...values: unknown[]): AnyColumn {
    const origin = here();
    const list = values.length === 1 && Array.isArray(values[0]) ? values[0] : values;
    if (list.length === 0) throw new VolleyError("INVALID_ARGUMENT", "isin() needs at least one value", { origin });
    return column(call("in", [this.expression, ...list.map((v) => operand(v, origin))], { origin }));
  }
  and(other: unknown): AnyColumn {
    return this.infix("and", other);
  }
  or(other: unknown): AnyColumn {
    return this.infix("or", other);
  }
  not(): AnyColumn {
    return this.prefix("not");
  }
  plus(other: unknown): AnyColumn {
    return this.infix("+", other);
  }
  minus(other: unknown): AnyColumn {
    return this.infix("-", other);
  }
  multiply(other: unknown): AnyColumn {
    return this.infix("*", other);
  }
  divide(other: unknown): AnyColumn {
    return this.infix("/", other);
  }
  mod(other: unknown): AnyColumn {
    return this.infix("%", other);
  }
  bitwiseAND(other: unknown): AnyColumn {
    return this.infix("&", other);
  }
  bitwiseOR(other: unknown): AnyColumn {
    return this.infix("|", other);
  }
  bitwiseXOR(other: unknown): AnyColumn {
    return this.infix("^", other);
  }
  neg(): AnyColumn {
    return this.prefix("-");
  }
  isNull(): AnyColumn {
    return this.prefix("isNull");
  }
  isNotNull(): AnyColumn {
    return this.prefix("isNotNull");
  }
  isNaN(): AnyColumn {
    return this.prefix("isNaN");
  }
  like(pattern: string): AnyColumn {
    return this.infix("like", pattern);
  }
  rlike(pattern: string): AnyColumn {
    return this.infix("rlike", pattern);
  }
  ilike(pattern: string): AnyColumn {
    return this.infix("ilike", pattern);
  }
  contains(text: unknown): AnyColumn {
    return this.infix("contains", text);
  }
  startswith(text: unknown): AnyColumn {
    return this.infix("startswith", text);
  }
  endswith(text: unknown): AnyColumn {
    return this.infix("endswith", text);
  }
  substr(from: number, length?: number): AnyColumn {
    const origin = here();
    const args = length === undefined ? [from] : [from, length];
    return column(call("substring", [this.expression, ...args.map((a) => operand(a, origin))], { origin }));
  }
  getField(name: string): AnyColumn {
    const origin = here();
    return column(extractValue(this.expression, operand(name, origin), origin), name);
  }
  getItem(key: unknown): AnyColumn {
    const origin = here();
    return column(extractValue(this.expression, operand(key, origin), origin));
  }
  withField(name: string, value: unknown): AnyColumn {
    const origin = here();
    return column(updateFields(this.expression, name, operand(value, origin), origin), this.label);
  }
  dropFields(...names: readonly string[]): AnyColumn {
    const origin = here();
    const dropped = names.reduce<Expression>((from, name) => updateFields(from, name, undefined, origin), this.expression);
    return column(dropped, this.label);
  }
  cast(to: string | FieldType): AnyColumn {
    const origin = here();
    return column(cast(this.expression, targetType(to, origin), "ansi", origin), this.label);
  }
  tryCast(to: string | FieldType): AnyColumn {
    const origin = here();
    return column(cast(this.expression, targetType(to, origin), "try", origin), this.label);
  }
  alias(name: string): AnyColumn {
    return column(
      alias(this.expression.kind === "alias" ? this.expression.child : this.expression, requiredName("alias()", name, here()), here()),
      name,
    );
  }
  as(name: string): AnyColumn {
    return this.alias(name);
  }
  over(spec: unknown): AnyColumn {
    const origin = here();
    return column(window(this.expression, windowParts(spec, origin), origin));
  }
  asc(): SortColumn {
    return sorted(sortOrder(this.expression, "ascending", "first", here()));
  }
  ascNullsFirst(): SortColumn {
    return this.asc();
  }
  ascNullsLast(): SortColumn {
    return sorted(sortOrder(this.expression, "ascending", "last", here()));
  }
  desc(): SortColumn {
    return sorted(sortOrder(this.expression, "descending", "last", here()));
  }
  descNullsLast(): SortColumn {
    return this.desc();
  }
  descNullsFirst(): SortColumn {
    return sorted(sortOrder(this.expression, "descending", "first", here()));
  }

  private infix(name: string, other: unknown): AnyColumn {
    const origin = here();
    return column(call(name, [this.expression, operand(other, origin)], { origin }));
  }

  private prefix(name: string): AnyColumn {
    return column(call(name, [this.expression], { origin: here() }));
  }
}

/** `when(…)`, which takes more conditions and a default. */
class CaseExpression extends ExpressionColumn implements CaseColumn {
  when(condition: unknown, value: unknown): CaseColumn {
    const origin = here();
    return caseColumn([...this.branches(), operand(condition, origin), operand(value, origin)], origin);
  }

  otherwise(value: unknown): AnyColumn {
    const origin = here();
    return column(call("when", [...this.branches(), operand(value, origin)], { origin: this.expression.origin ?? origin }));
  }

  private branches(): readonly Expression[] {
    return this.expression.kind === "function" ? this.expression.args : [];
  }
}

/** A generator's call: a name for each of its columns. */
class GeneratorExpression extends ExpressionColumn {
  override alias(...names: readonly string[]): AnyColumn {
    const origin = here();
    const call = this.expression.kind === "alias" || this.expression.kind === "multi_alias" ? this.expression.child : this.expression;
    const checked = names.map((name) => requiredName("alias()", name, here()));
    const [only] = checked;
    if (only === undefined) throw new VolleyError("INVALID_ARGUMENT", "alias() needs a name", { origin });
    return generatorColumn(checked.length === 1 ? alias(call, only, origin) : multiAlias(call, checked, origin));
  }
  override as(...names: readonly string[]): AnyColumn {
    return this.alias(...names);
  }
}

class OrderedColumn implements SortColumn {
  declare readonly [needs]: any;
  readonly expression: SortOrder;
  readonly direction: SortOrder["direction"];

  constructor(expression: SortOrder) {
    this.expression = expression;
    this.direction = expression.direction;
  }
}

export function column(expression: Expression, label?: string): AnyColumn {
  return new ExpressionColumn(expression, label);
}

export function caseColumn(args: readonly Expression[], origin: Origin): CaseColumn {
  return new CaseExpression(call("when", args, { origin }));
}

export function generatorColumn(expression: Expression): AnyColumn {
  return new GeneratorExpression(expression);
}

function sorted(expression: SortOrder): SortColumn {
  return new OrderedColumn(expression);
}

/** The column behind a value, if it is one. */
export function asColumn(value: unknown): ExpressionColumn | undefined {
  return value instanceof ExpressionColumn ? value : undefined;
}

/** The ordering behind a value, if it is one. */
export function asSortOrder(value: unknown): SortOrder | undefined {
  return value instanceof OrderedColumn ? value.expression : undefined;
}

/** An operand's expression: columns as they are, everything else as a constant. */
export function operand(value: unknown, origin: Origin): Expression {
  const known = asColumn(value);
  if (known) return known.expression;
  if (asSortOrder(value)) throw new VolleyError("INVALID_ARGUMENT", "asc() and desc() belong into orderBy() alone", { origin });
  return toLiteral(value, origin);
}

/** The type named by DDL text or built by `decimal(…)` and its like. */
function targetType(to: string | FieldType | undefined, origin: Origin): DataType {
  if (typeof to === "string") return readType(to, origin);
  if (to?.type) return to.type;
  throw new VolleyError("INVALID_ARGUMENT", "cast() needs a type", { origin, hints: ['cast("bigint"), or cast(long())'] });
}
