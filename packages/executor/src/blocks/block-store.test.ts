import { appendFile, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Frame } from "@volley/protocol/arrow";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { BlockCorruptError, BlockNotFoundError, type MapOutputId } from "../errors.ts";
import { decodeIndex, encodeIndex } from "./block-index.ts";
import { type BlockStore, openBlockStore } from "./block-store.ts";
import { readBlocks } from "./read-blocks.ts";

const schema = new Uint8Array([1, 2, 3, 4, 5]);
const id: MapOutputId = { queryId: "query/1 ..", exchange: 2, map: 3, attempt: 44 };

function frame(fill: number, bytes: number): Frame {
  return {
    header: new Uint8Array(16).fill(fill),
    body: [new Uint8Array(bytes - 8).fill(fill), new Uint8Array(8).fill(fill + 1)],
    bodyLength: bytes,
  };
}

let directory: string;
let store: BlockStore;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "volley-blocks-"));
  store = openBlockStore(directory);
});

afterEach(() => rm(directory, { recursive: true, force: true }));

async function write(output: MapOutputId, blocks: readonly (readonly [partition: number, fill: number, rows: number])[], partitions = 3) {
  const writer = await store.write(output, partitions);
  for (const [partition, fill, rows] of blocks) await writer.append(partition, frame(fill, 64), rows);
  return writer.commit(schema);
}

async function fills(from: number, to: number): Promise<number[]> {
  const found: number[] = [];
  for await (const { frame: block } of readBlocks(await store.lookup(id, from, to))) found.push(block.body[0]![0]!);
  return found;
}

describe("a block store", () => {
  it("gives back the blocks of partitions in their order, and sizes", async () => {
    const sizes = await write(id, [
      [2, 10, 100],
      [0, 20, 1],
      [2, 30, 7],
      [0, 40, 2],
    ]);
    expect(sizes).toEqual({ schema, bytes: [176, 0, 176], rows: [3, 0, 107] });
    expect(await fills(0, 1)).toEqual([20, 40]);
    expect(await fills(1, 2)).toEqual([]);
    expect(await fills(0, 3)).toEqual([20, 40, 10, 30]);
    const { blocks, schema: stored } = await store.lookup(id, 2, 3);
    expect(stored).toEqual(schema);
    expect(blocks.map(({ rows }) => rows)).toEqual([100, 7]);
  });

  it("shows nothing before the commit and nothing after an abort", async () => {
    const writer = await store.write(id, 1);
    await writer.append(0, frame(1, 64), 5);
    await expect(store.lookup(id, 0, 1)).rejects.toThrow(BlockNotFoundError);
    expect(await store.list()).toEqual([]);
    await writer.abort();
    await expect(store.lookup(id, 0, 1)).rejects.toThrow(BlockNotFoundError);
    expect((await readdir(directory, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile())).toEqual([]);
  });

  it("keeps the earlier output when the same attempt is written again, and tells attempts apart", async () => {
    await write(id, [[0, 1, 5]]);
    const again = await write(id, [
      [1, 2, 50],
      [1, 3, 50],
    ]);
    expect(again.rows).toEqual([5, 0, 0]);
    await write({ ...id, attempt: 45 }, [[0, 9, 1]]);
    expect(await fills(0, 3)).toEqual([1]);
    expect((await store.list()).map(({ attempt }) => attempt)).toEqual([44, 45]);
    await expect(store.lookup({ ...id, attempt: 46 }, 0, 1)).rejects.toThrow("attempt 46");
  });

  it("drops exchanges, and whole queries", async () => {
    for (const exchange of [1, 2, 3]) await write({ ...id, exchange }, [[0, exchange, 1]]);
    await write({ ...id, queryId: "other" }, [[0, 7, 1]]);
    await store.drop(id.queryId, [1, 3]);
    expect((await store.list()).map(({ queryId, exchange }) => [queryId, exchange])).toEqual([
      ["other", 2],
      [id.queryId, 2],
    ]);
    await store.drop(id.queryId);
    await store.drop("never heard of");
    expect((await store.list()).map(({ queryId }) => queryId)).toEqual(["other"]);
  });

  it("finds out about damage: a changed byte, a file cut short, an index that is none", async () => {
    await write(id, [
      [0, 1, 5],
      [0, 2, 5],
    ]);
    const { path } = await store.lookup(id, 0, 1);
    const whole = await readFile(path);
    const changed = Buffer.from(whole);
    changed[100] = 99;
    await writeFile(path, changed);
    await expect(fills(0, 1)).rejects.toThrow(BlockCorruptError);
    await writeFile(path, whole.subarray(0, 120));
    await expect(fills(0, 1)).rejects.toThrow("ends at byte 120");
    await appendFile(`${path}.index`, "x");
    await expect(store.lookup(id, 0, 1)).rejects.toThrow("index is not whole");
  });
});

describe("a block index", () => {
  it("is read whole or in part", () => {
    const partitions = [
      [{ offset: 2 ** 40, length: 10, rows: 1, crc: 0xffffffff }],
      [],
      [
        { offset: 8, length: 9, rows: 2 ** 32 - 1, crc: 0 },
        { offset: 16, length: 9, rows: 3, crc: 1 },
      ],
    ];
    const bytes = encodeIndex({ schema, partitions });
    expect(decodeIndex(bytes)).toEqual({ schema, partitions });
    expect(decodeIndex(bytes, 2, 3)?.partitions).toEqual([[], [], partitions[2]]);
    expect(decodeIndex(bytes.subarray(0, -1))).toBeUndefined();
    expect(decodeIndex(new Uint8Array(4))).toBeUndefined();
  });
});
