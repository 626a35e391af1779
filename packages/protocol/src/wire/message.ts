import type { Codec, Draft } from "../codec.ts";
import { WireFormatError } from "../errors.ts";
import { Reader } from "./reader.ts";
import { type ScalarName, scalars, type WireType } from "./scalars.ts";
import { Writer } from "./writer.ts";

/** Optional fields, members of a oneof among them, tell absent (null) from default. Maps have string keys. */
export type Label = "optional" | "repeated" | "map";

/** A field's name, number, type, and label if it has one. */
export type FieldRow = readonly [name: string, number: number, type: ScalarName | Codec<any> | WireType, label?: Label];

/** The codec of a message from its fields, in the order of their numbers. They are asked for late, as messages contain each other. */
export function message<T>(name: string, fields: () => readonly FieldRow[]): Codec<T> {
  return new MessageCodec<T>(name, fields);
}

interface Field {
  readonly name: string;
  readonly write: (writer: Writer, value: unknown) => void;
  readonly read: (reader: Reader, wireType: number, target: Record<string, unknown>) => void;
  readonly blank: () => unknown;
}

class MessageCodec<T> implements Codec<T> {
  private readonly name: string;
  private readonly rows: () => readonly FieldRow[];
  private compiled: { readonly last: readonly Field[]; readonly byNumber: ReadonlyMap<number, Field> } | undefined;

  constructor(name: string, rows: () => readonly FieldRow[]) {
    this.name = name;
    this.rows = rows;
  }

  encode(value: Draft<T>): Uint8Array {
    const writer = new Writer();
    this.write(writer, value);
    return writer.finish();
  }

  decode(bytes: Uint8Array): T {
    try {
      return this.read(new Reader(bytes), bytes.length) as T;
    } catch (cause) {
      throw new WireFormatError(`not a ${this.name}: ${cause instanceof Error ? cause.message : String(cause)}`, cause);
    }
  }

  write(writer: Writer, value: unknown): void {
    const values = value as Readonly<Record<string, unknown>>;
    for (const field of this.fields().last) {
      const given = values[field.name];
      if (given !== undefined && given !== null) field.write(writer, given);
    }
  }

  read(reader: Reader, end: number): unknown {
    const { last, byNumber } = this.fields();
    const target: Record<string, unknown> = {};
    for (let i = last.length - 1; i >= 0; i--) target[last[i]!.name] = last[i]!.blank();
    while (reader.position < end) {
      const tag = reader.varint();
      const field = byNumber.get(Math.floor(tag / 8));
      if (field) field.read(reader, tag % 8, target);
      else reader.skip(tag % 8);
    }
    if (reader.position > end) throw new WireFormatError(`a field reaches beyond byte ${end}`);
    return target;
  }

  private fields(): NonNullable<typeof this.compiled> {
    if (!this.compiled) {
      const rows = this.rows().toSorted((a, b) => b[1] - a[1]);
      const last = rows.map(compileField);
      this.compiled = { last, byNumber: new Map(rows.map((row, i) => [row[1], last[i]!])) };
    }
    return this.compiled;
  }
}

function compileField([name, number, type, label]: FieldRow): Field {
  const wireType: WireType = typeof type === "string" ? scalars[type] : "wire" in type ? type : nested(type as MessageCodec<unknown>);
  return { name, ...(label === "repeated" ? repeated : label === "map" ? map : single(label))(name, number, wireType) };
}

function nested(codec: MessageCodec<unknown>): WireType {
  return {
    wire: 2,
    empty: null,
    isEmpty: () => false,
    write(writer, value) {
      const before = writer.length;
      codec.write(writer, value);
      writer.varint(writer.length - before);
    },
    read: (reader) => codec.read(reader, reader.end()),
  };
}

type Compile = (name: string, number: number, type: WireType) => Omit<Field, "name">;

function single(label: "optional" | undefined): Compile {
  return (name, number, { wire, write, read, isEmpty, empty }) => ({
    write(writer, value) {
      if (label === undefined && isEmpty(value as never)) return;
      write(writer, value as never);
      writer.tag(number, wire);
    },
    read(reader, found, target) {
      if (found === wire) target[name] = read(reader);
      else reader.skip(found);
    },
    blank: () => (label === "optional" ? null : empty),
  });
}

const repeated: Compile = (name, number, { wire, write, read }) => ({
  write(writer, value) {
    const values = value as readonly unknown[];
    const before = writer.length;
    for (let i = values.length - 1; i >= 0; i--) {
      write(writer, values[i] as never);
      if (wire === 2) writer.tag(number, wire);
    }
    if (wire === 2 || values.length === 0) return;
    writer.varint(writer.length - before);
    writer.tag(number, 2);
  },
  read(reader, found, target) {
    const values = target[name] as unknown[];
    if (found === wire) values.push(read(reader));
    else if (found === 2) for (const end = reader.end(); reader.position < end; ) values.push(read(reader));
    else reader.skip(found);
  },
  blank: () => [],
});

/** A map is a repeated message of a key (1) and a value (2). */
const map: Compile = (name, number, type) => {
  const rows: readonly FieldRow[] = [
    ["key", 1, "string"],
    ["value", 2, type],
  ];
  const entry = nested(new MessageCodec("map entry", () => rows));
  return {
    write(writer, value) {
      for (const [key, item] of Object.entries(value as object).reverse()) {
        if (item === undefined) continue;
        entry.write(writer, { key, value: item } as never);
        writer.tag(number, 2);
      }
    },
    read(reader, found, target) {
      if (found !== 2) return reader.skip(found);
      const { key, value } = entry.read(reader) as { key: string; value: unknown };
      // As a plain assignment, the key "__proto__" would change the prototype.
      Object.defineProperty(target[name], key, {
        value: value ?? type.read(new Reader(new Uint8Array(1))),
        enumerable: true,
        configurable: true,
        writable: true,
      });
    },
    blank: () => ({}),
  };
};
