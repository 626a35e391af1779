import type { Reader } from "./reader.ts";
import type { Writer } from "./writer.ts";

/** How values of one protobuf type are written and read. */
export interface WireType {
  /** 0 varint, 1 eight bytes, 2 length-delimited, 5 four bytes. */
  readonly wire: 0 | 1 | 2 | 5;
  /** The proto3 default. */
  readonly empty: unknown;
  readonly isEmpty: (value: never) => boolean;
  readonly write: (writer: Writer, value: never) => void;
  readonly read: (reader: Reader) => unknown;
}

const noBytes = new Uint8Array(0);
const isZero = (value: number): boolean => value === 0;

/**
 * Every scalar type the contracts use. 64-bit integers are numbers, exact to 2^53, in fields that hold counts and ids;
 * the `:bigint` ones, exact everywhere, hold user data.
 */
export const scalars = {
  string: {
    wire: 2,
    empty: "",
    isEmpty: (value: string) => value === "",
    write: (writer, value: string) => writer.string(value),
    read: (reader) => reader.string(),
  },
  bytes: {
    wire: 2,
    empty: noBytes,
    isEmpty: (value: Uint8Array) => value.length === 0,
    write: (writer, value: Uint8Array) => {
      writer.raw(value);
      writer.varint(value.length);
    },
    read: (reader) => reader.bytes(),
  },
  bool: {
    wire: 0,
    empty: false,
    isEmpty: (value: boolean) => !value,
    write: (writer, value: boolean) => writer.varint(value ? 1 : 0),
    read: (reader) => reader.varint() !== 0,
  },
  int32: {
    wire: 0,
    empty: 0,
    isEmpty: isZero,
    write: (writer, value: number) => signed(writer, whole(value, -(2 ** 31), 2 ** 31 - 1)),
    read: (reader) => Number(BigInt.asIntN(32, reader.varint64())),
  },
  uint32: {
    wire: 0,
    empty: 0,
    isEmpty: isZero,
    write: (writer, value: number) => writer.varint(whole(value, 0, 2 ** 32 - 1)),
    read: (reader) => reader.varint() % 2 ** 32,
  },
  int64: {
    wire: 0,
    empty: 0,
    isEmpty: isZero,
    write: (writer, value: number) => signed(writer, whole(value, Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER)),
    read: (reader) => Number(BigInt.asIntN(64, reader.varint64())),
  },
  uint64: {
    wire: 0,
    empty: 0,
    isEmpty: isZero,
    write: (writer, value: number) => writer.varint(whole(value, 0, Number.MAX_SAFE_INTEGER)),
    read: (reader) => reader.varint(),
  },
  "int64:bigint": {
    wire: 0,
    empty: 0n,
    isEmpty: (value: bigint) => value === 0n,
    write: (writer, value: bigint) => {
      if (BigInt.asIntN(64, value) !== value) throw new RangeError(`${value} does not fit into 64 bits`);
      writer.varint64(value);
    },
    read: (reader) => BigInt.asIntN(64, reader.varint64()),
  },
  float: {
    wire: 5,
    empty: 0,
    isEmpty: isPositiveZero,
    write: (writer, value: number) => writer.float(value),
    read: (reader) => reader.float(),
  },
  double: {
    wire: 1,
    empty: 0,
    isEmpty: isPositiveZero,
    write: (writer, value: number) => writer.double(value),
    read: (reader) => reader.double(),
  },
} as const satisfies Readonly<Record<string, WireType>>;

export type ScalarName = keyof typeof scalars;

function isPositiveZero(value: number): boolean {
  return Object.is(value, 0);
}

function signed(writer: Writer, value: number): void {
  if (value >= 0) writer.varint(value);
  else writer.varint64(BigInt(value));
}

function whole(value: number, least: number, most: number): number {
  if (!Number.isInteger(value) || value < least || value > most)
    throw new RangeError(`${value} is no whole number from ${least} to ${most}`);
  return value;
}
