import { col, lit } from "volley";

/** A day, as a constant of type date. */
export const day = (text: string) => lit(text).cast("date");

/** What a line costs after its discount. */
export const discounted = col("l_extendedprice").multiply(lit(1).minus(col("l_discount")));
