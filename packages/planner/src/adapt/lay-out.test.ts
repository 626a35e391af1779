import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { layOut, type WrittenInput } from "./lay-out.ts";

const MB = 2 ** 20;
const sizes = { slots: 2, skewBytes: 64 * MB };

/** An exchange of one map task with these megabytes in its partitions. */
const written = (...megabytes: readonly number[]): WrittenInput => ({
  exchange: 1,
  splittable: false,
  bytes: [megabytes.map((mb) => mb * MB)],
});

describe("partitions read together", () => {
  it("small neighbours go to one task", () => {
    const { shares, decisions } = layOut(4, [written(1, 1, 1, 1)], sizes);
    expect(shares).toEqual([{ from: 0, to: 4 }]);
    expect(decisions).toEqual(["4 partitions hold 4.2 MB: read by 1 task of up to 8.4 MB"]);
  });

  it("as many tasks as keep the slots busy, as far as these have something to do", () => {
    expect(layOut(8, [written(10, 10, 10, 10, 10, 10, 10, 10)], sizes).shares).toHaveLength(4);
    expect(layOut(8, [written(10, 10, 10, 10, 10, 10, 10, 10)], { ...sizes, slots: 8 }).shares).toHaveLength(8);
  });

  it("a task's share is bounded whatever the number of partitions", () => {
    const { shares } = layOut(64, [written(...Array.from({ length: 64 }, () => 30))], sizes);
    expect(shares).toHaveLength(32);
  });

  it("nothing is decided where each partition is worth a task", () => {
    expect(layOut(2, [written(40, 40)], sizes)).toEqual({
      shares: [
        { from: 0, to: 1 },
        { from: 1, to: 2 },
      ],
      decisions: [],
    });
  });
});

describe("skewed partitions", () => {
  const skewed = (splittable: boolean): WrittenInput => ({
    exchange: 7,
    splittable,
    bytes: Array.from({ length: 10 }, () => [MB, 50 * MB, MB, MB]),
  });

  it("are shared out by map task", () => {
    const { shares, decisions } = layOut(4, [skewed(true), written(1, 2, 1, 1)], sizes);
    expect(shares.filter(({ maps }) => maps)).toEqual(
      Array.from({ length: 10 }, (_, i) => ({ from: 1, to: 2, maps: { exchange: 7, from: i, to: i + 1 } })),
    );
    expect(decisions[0]).toBe("partition 2 of 4 is skewed (526 MB, the median 12 MB): read by 10 tasks");
  });

  it("stay whole where a part cannot be read alone", () => {
    expect(layOut(4, [skewed(false)], sizes).shares.every(({ maps }) => maps === undefined)).toBe(true);
  });

  it("stay whole where each part would read as much again of the other side", () => {
    expect(layOut(4, [skewed(true), written(1, 600, 1, 1)], sizes).shares.every(({ maps }) => maps === undefined)).toBe(true);
  });
});

describe("partitions of one sort key", () => {
  const ranges = (ties: boolean): WrittenInput => ({
    exchange: 7,
    splittable: false,
    ties,
    bytes: Array.from({ length: 10 }, () => [MB, 50 * MB, 30 * MB, 0, MB]),
  });

  it("are shared out by map task wherever they are more than a task's share, their neighbours not", () => {
    const { shares, decisions } = layOut(5, [ranges(true)], sizes);
    expect(shares).toEqual([
      { from: 0, to: 1 },
      ...Array.from({ length: 10 }, (_, i) => ({ from: 1, to: 2, maps: { exchange: 7, from: i, to: i + 1 } })),
      { from: 2, to: 3 },
      { from: 3, to: 5 },
    ]);
    expect(decisions[0]).toBe("partition 2 of 5 holds rows of one sort key (524 MB): read by 10 tasks");
  });

  it("stay whole where nothing tells that they are of one key", () => {
    expect(layOut(5, [ranges(false)], sizes).shares.every(({ maps }) => maps === undefined)).toBe(true);
  });
});

describe("every layout", () => {
  it("reads each partition once, and of a split one each map task's rows once", () => {
    const exchanges = fc.integer({ min: 1, max: 12 }).chain((partitions) =>
      fc.record({
        partitions: fc.constant(partitions),
        inputs: fc.array(
          fc.record({
            splittable: fc.boolean(),
            ties: fc.boolean(),
            bytes: fc.array(fc.array(fc.nat({ max: 200 }), { minLength: partitions, maxLength: partitions }), { maxLength: 8 }),
          }),
          { minLength: 1, maxLength: 3 },
        ),
      }),
    );
    fc.assert(
      fc.property(exchanges, fc.integer({ min: 1, max: 9 }), ({ partitions, inputs }, slots) => {
        const given = inputs.map(({ splittable, ties, bytes }, i) => ({
          exchange: i,
          splittable,
          ties,
          bytes: bytes.map((map) => map.map((mb) => mb * MB)),
        }));
        const { shares } = layOut(partitions, given, { slots, skewBytes: 20 * MB });
        let next = 0;
        let map = 0;
        for (const { from, to, maps } of shares) {
          expect(from).toBe(next);
          if (!maps) {
            expect(to).toBeGreaterThan(from);
            next = to;
            continue;
          }
          expect(given[maps.exchange]!.splittable || (given[maps.exchange]!.ties && from % 2 === 1)).toBe(true);
          expect([to, maps.from]).toEqual([from + 1, map]);
          map = maps.to;
          if (map < given[maps.exchange]!.bytes.length) continue;
          [next, map] = [to, 0];
        }
        expect([next, map]).toEqual([partitions, 0]);
      }),
    );
  });
});
