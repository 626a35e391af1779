// Every function of the catalogue as programs call it: what these files export is public.
export * from "./aggregate.ts";
export * from "./arithmetic.ts";
export * from "./array.ts";
export * from "./bits.ts";
export * from "./datetime.ts";
export * from "./expr.ts";
export * from "./generator.ts";
export * from "./grouping.ts";
export * from "./hash.ts";
export * from "./higher-order.ts";
export * from "./map.ts";
export * from "./normal.ts";
export * from "./powers.ts";
export * from "./string.ts";
export * from "./struct.ts";
export * from "./trigonometry.ts";
export * from "./window.ts";
