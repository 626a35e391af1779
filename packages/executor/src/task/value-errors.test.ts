import { describe, expect, it } from "vitest";
import { valueError } from "./value-errors.ts";

describe("what DuckDB says of a value", () => {
  it.each([
    [
      "Type INT32 with value 300 can't be cast because the value is out of range for the destination type INT8",
      "CAST_OVERFLOW",
      "the value 300 of the type int cannot be cast to tinyint due to an overflow",
    ],
    [
      "Type DOUBLE with value -inf can't be cast because the value is out of range for the destination type INT64",
      "CAST_OVERFLOW",
      "the value -Infinity of the type double cannot be cast to bigint due to an overflow",
    ],
    [
      "Failed to cast decimal value 99 to type INT8",
      "CAST_OVERFLOW",
      "the value 99 of the type decimal cannot be cast to tinyint due to an overflow",
    ],
    ["Could not cast value 127 to DECIMAL(3,1)", "NUMERIC_VALUE_OUT_OF_RANGE", "127 cannot be represented as decimal(3,1)"],
    [
      'Casting value "99.9" to type DECIMAL(2,1) failed: value is out of range!',
      "NUMERIC_VALUE_OUT_OF_RANGE",
      "99.9 cannot be represented as decimal(2,1)",
    ],
    ["Overflow in addition of INT8 (127 + 1)!", "BINARY_ARITHMETIC_OVERFLOW", "127 + 1 caused overflow of tinyint"],
    ["Overflow in multiplication of INT64 (7 * -2)!", "ARITHMETIC_OVERFLOW", "7 * -2 caused overflow of bigint"],
    ["Date out of range: 10000000-1-1", "ARITHMETIC_OVERFLOW", "the date 10000000-1-1 is out of range"],
  ])("is told in Spark's words: %s", (said, errorClass, sentence) => {
    expect(valueError(said)).toEqual({ errorClass, sentence });
  });

  it("stays where it is about something else", () => {
    expect(valueError("division by zero")).toBeUndefined();
  });
});
