/**
 * The types that the compiler writes out for expressions and frames a program exports, in its declaration files.
 * They are here to be found by it, not to be written by hand.
 */
export type * from "./column/deferred.ts";
export type * from "./column/needs.ts";
export type * from "./frame/rows.ts";
export type * from "./functions/aggregate-types.ts";
