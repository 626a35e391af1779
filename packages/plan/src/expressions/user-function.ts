import type { DataType } from "../types/data-type.ts";

/**
 * How a function takes its arguments: a row's values (`scalar`), the values of many rows as Arrow vectors, which it answers with as many
 * (`arrow`), a group's values as Arrow vectors, which it answers with one value (`aggregate`), or rows as Arrow tables, which it answers with
 * tables (`table`; its type is the struct of their columns).
 */
export const userFunctionForms = ["scalar", "arrow", "aggregate", "table"] as const;
export type UserFunctionForm = (typeof userFunctionForms)[number];

/** An ES module with everything a function of the user's program needs. */
export interface UserModule {
  /** SHA-256 of the code, in hexadecimal. */
  readonly hash: string;
  readonly code: Uint8Array;
  /** Version 3, JSON; leads to the user's files. */
  readonly sourceMap: Uint8Array;
}

/** A function of the user's program, as data. */
export interface UserFunction {
  /** What columns made by it are named after. */
  readonly name: string;
  /** Name and place of definition, for errors: `slug (src/features.ts:12:7)`. */
  readonly label: string;
  readonly form: UserFunctionForm;
  readonly returns: DataType;
  /** Fewest and most arguments; without a most, any number. */
  readonly arity: readonly [least: number, most?: number];
  /** False where equal arguments may give different results. */
  readonly deterministic: boolean;
  /** Whether bigint values come as numbers, which refuses those that no number holds; Arrow's vectors and tables hold bigints. */
  readonly int64AsNumber?: boolean | undefined;
  /** For one batch of rows; where left out, the executor's own limit. */
  readonly timeoutMilliseconds?: number | undefined;
  /** The code is there from the beginning of an action on, where something is to be executed. */
  readonly module: Pick<UserModule, "hash"> & Partial<UserModule>;
  /** The name the module exports it by. */
  readonly export: string;
}

/** A function of the user's program with the types of its arguments: what tasks know it as. */
export interface UserFunctionUse {
  /** What SQL texts call. */
  readonly sqlName: string;
  readonly function: UserFunction;
  /** DuckDB's types of the arguments and of the result. */
  readonly parameterTypes: readonly string[];
  readonly returnType: string;
}
