import type { CastType } from "./cast-types.ts";

/**
 * The row type of a schema written as DDL: `"id bigint not null, name string"`. `any` for text the compiler does not know,
 * and for nested types, whose text it does not read.
 */
export type RowOfDdl<D extends string> = string extends D
  ? any
  : D extends `${string}${"<" | "`"}${string}`
    ? any
    : Known<FieldsOf<WithoutParameters<D>>>;

type Known<F> = { [K in keyof F]: F[K] };

/** `decimal(10,2)` as `decimal`: what is in brackets does not change the value's type, but its comma would part fields. */
type WithoutParameters<D extends string> = D extends `${infer Before}(${string})${infer After}`
  ? `${Before}${WithoutParameters<After>}`
  : D;

type FieldsOf<D extends string> = D extends `${infer Field},${infer Rest}` ? FieldOf<Field> & FieldsOf<Rest> : FieldOf<D>;
type FieldOf<F extends string> = Trim<F> extends `${infer Name} ${infer Type}` ? { [K in Name]: TypeOf<Lowercase<Trim<Type>>> } : {};
type TypeOf<T extends string> = T extends `${infer Type} not null` ? CastType<Trim<Type>> : CastType<T> | null;

type Trim<T extends string> = T extends `${Blank}${infer Rest}` ? Trim<Rest> : T extends `${infer Rest}${Blank}` ? Trim<Rest> : T;
type Blank = " " | "\n" | "\t";
