import { call } from "@volley/plan";
import type { Argument, NeedsOf, TypeOf } from "../column/argument-types.ts";
import type { Column } from "../column/column.ts";
import type { Applied } from "../column/deferred.ts";
import { column } from "../column/expression-column.ts";
import { toItem } from "../frame/items.ts";
import { here } from "../origin/call-site.ts";
import { constant, invoke } from "./call.ts";

type FieldName<A> = A extends string ? A : A extends Column<any, infer N, any> ? N & string : never;

/** A struct of columns, each field by its column's name. */
export function struct<const A extends readonly [string | Column, ...(string | Column)[]]>(
  ...columns: A
): Column<Applied<"struct", { [C in A[number] as FieldName<C>]: TypeOf<C> }>, string, NeedsOf<A[number]>> {
  const origin = here();
  return column(
    call(
      "struct",
      columns.map((c) => toItem(c, origin)),
      { origin },
    ),
  );
}

/** A struct of named values: `namedStruct({ city: "town", zip: col("code").plus(1) })`; texts name columns. */
export function namedStruct<const F extends Readonly<Record<string, Argument>>>(
  fields: F,
): Column<Applied<"struct", { [K in keyof F]: TypeOf<F[K]> }>, string, NeedsOf<F[keyof F]>> {
  return invoke(
    "named_struct",
    Object.entries(fields).flatMap(([name, value]) => [constant(name), value]),
  );
}
