import type { Argument, CallName, NeedsOf, TypeOf } from "../column/argument-types.ts";
import type { Column } from "../column/column.ts";
import type { Enclosed, Need } from "../column/needs.ts";
import { invoke } from "./call.ts";

type Bitmap<Name extends string, A, F extends string, Ask extends string> = Column<
  Uint8Array,
  CallName<Name, A>,
  Enclosed<NeedsOf<A> | Need<TypeOf<A>, F, Ask>>
>;

/** The bitmap, of 4,096 bytes, of bit positions as `bitmapBitPosition` gives them; others are errors (INVALID_BITMAP_POSITION). */
export function bitmapConstructAgg<const A extends Argument>(
  position: A,
): Bitmap<"bitmap_construct_agg", A, "number", "bitmapConstructAgg() needs a number"> {
  return invoke("bitmap_construct_agg", [position]);
}

/** The bits that one of the bitmaps has. */
export function bitmapOrAgg<const A extends Argument>(bitmap: A): Bitmap<"bitmap_or_agg", A, "binary", "bitmapOrAgg() needs a binary"> {
  return invoke("bitmap_or_agg", [bitmap]);
}

/** The bits that all bitmaps have. */
export function bitmapAndAgg<const A extends Argument>(bitmap: A): Bitmap<"bitmap_and_agg", A, "binary", "bitmapAndAgg() needs a binary"> {
  return invoke("bitmap_and_agg", [bitmap]);
}
