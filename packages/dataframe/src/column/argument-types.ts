import type { IsAny, LiteralType } from "../values/value-types.ts";
import type { Column } from "./column.ts";
import type { Ref } from "./deferred.ts";

/** An operand: a value of the program (strings are strings), or an expression. */
export type Value = string | number | bigint | boolean | Date | Uint8Array | Column;
/** A function's argument: a column's name, another value, or an expression. */
export type Argument = string | number | bigint | boolean | Date | Column;

export type TypeOfValue<V> = IsAny<V> extends true ? any : V extends Column<infer T, any, any> ? T : LiteralType<V>;
export type NeedsOfValue<V> = IsAny<V> extends true ? any : V extends Column<any, any, infer R> ? R : never;

export type TypeOf<A> = IsAny<A> extends true ? any : A extends string ? Ref<A> : A extends Column<infer T, any, any> ? T : LiteralType<A>;
export type NeedsOf<A> = IsAny<A> extends true ? any : A extends string ? A : A extends Column<any, any, infer R> ? R : never;
/** The name of what an argument yields; `string` when it has none. */
type NameOf<A> = IsAny<A> extends true ? any : A extends string ? LastPart<A> : A extends Column<any, infer N, any> ? N : string;
/** `year(date)` for `year` of a column named date; `string` when the argument has no name. */
export type CallName<F extends string, A> = IsAny<A> extends true ? any : string extends NameOf<A> ? string : `${F}(${NameOf<A> & string})`;

/** A struct's field is named by its last part. */
export type LastPart<K extends string> = K extends `${string}.${infer Tail}` ? LastPart<Tail> : K;
