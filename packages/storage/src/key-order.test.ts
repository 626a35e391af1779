import fc from "fast-check";
import { expect, it } from "vitest";
import { compareKeys } from "./key-order.ts";

it("orders keys as their UTF-8 bytes", () => {
  const key = fc.string({
    unit: fc.oneof(
      fc.constantFrom("a", "b", "/", "\ud7ff", "\ue000", "\uffff", "\u{10000}", "\u{10ffff}"),
      fc.string({ unit: "binary", minLength: 1, maxLength: 1 }),
    ),
    maxLength: 6,
  });
  fc.assert(
    fc.property(key, key, (a, b) => {
      expect(Math.sign(compareKeys(a, b))).toBe(Buffer.compare(Buffer.from(a), Buffer.from(b)));
    }),
    { numRuns: 2000 },
  );
});
