import { RecordBatchReader, type Schema, tableFromIPC } from "apache-arrow";
import { describe, expect, it } from "vitest";
import { type ArrowField, type ArrowSchema, type ArrowType, formatOfType, typeOfFormat } from "./arrow-type.ts";
import { ArrowFormatError, ipcStream } from "@volley/protocol/arrow";
import { encodeBatchHeader } from "./ipc-batch.ts";
import { decodeSchema, encodeSchema } from "./ipc-schema.ts";

const field = (name: string, type: ArrowType, children: readonly ArrowField[] = []): ArrowField => ({
  name,
  type,
  nullable: true,
  children,
});

/** Format string of the C data interface → what apache-arrow calls the type. */
const formats: readonly (readonly [format: string, name: string])[] = [
  ["n", "Null"],
  ["b", "Bool"],
  ["c", "Int8"],
  ["C", "Uint8"],
  ["s", "Int16"],
  ["S", "Uint16"],
  ["i", "Int32"],
  ["I", "Uint32"],
  ["l", "Int64"],
  ["L", "Uint64"],
  ["e", "Float16"],
  ["f", "Float32"],
  ["g", "Float64"],
  ["u", "Utf8"],
  ["U", "LargeUtf8"],
  ["z", "Binary"],
  ["Z", "LargeBinary"],
  ["w:16", "FixedSizeBinary[16]"],
  ["d:10,2", "Decimal[10e+2]"],
  ["d:38,38", "Decimal[38e+38]"],
  ["d:9,1,32", "Decimal[9e+1]"],
  ["tdD", "Date32<DAY>"],
  ["tdm", "Date64<MILLISECOND>"],
  ["tts", "Time32<SECOND>"],
  ["ttu", "Time64<MICROSECOND>"],
  ["ttn", "Time64<NANOSECOND>"],
  ["tss:", "Timestamp<SECOND>"],
  ["tsn:", "Timestamp<NANOSECOND>"],
  ["tsu:Europe/Berlin", "Timestamp<MICROSECOND, Europe/Berlin>"],
  ["tDm", "Duration<MILLISECOND>"],
  ["tiM", "Interval<YEAR_MONTH>"],
  ["tin", "Interval<MONTH_DAY_NANO>"],
];

function read(schema: ArrowSchema): Schema {
  const bytes = Buffer.concat(ipcStream(encodeSchema(schema), []));
  return RecordBatchReader.from(bytes).open().schema;
}

describe("schema messages", () => {
  it.each(formats)("carry %s, which apache-arrow reads as %s", (format, name) => {
    const type = typeOfFormat(format);
    expect(formatOfType(type)).toBe(format);
    const schema = { fields: [field("column ü", type)] };
    const [column] = read(schema).fields;
    expect([column?.name, String(column?.type), column?.nullable]).toEqual(["column ü", name, true]);
    expect(decodeSchema(encodeSchema(schema))).toEqual(schema);
  });

  it("carry nested types, nullability and metadata", () => {
    const key = { ...field("key", { kind: "utf8", large: false }), nullable: false };
    const entries = { ...field("entries", { kind: "struct" }, [key, field("value", { kind: "bool" })]), nullable: false };
    const schema: ArrowSchema = {
      metadata: { made: "here", empty: "" },
      fields: [
        field("list", { kind: "list", large: false }, [field("item", { kind: "list", large: true }, [key])]),
        field("fixed", { kind: "fixedList", size: 7 }, [key]),
        { ...field("map", { kind: "map", keysSorted: false }, [entries]), metadata: { "duckdb:type": "X" } },
      ],
    };
    expect(decodeSchema(encodeSchema(schema))).toEqual(schema);
    const foreign = read(schema);
    expect(foreign.metadata.get("made")).toBe("here");
    expect(foreign.fields.map(({ type }) => String(type))).toEqual([
      "List<LargeList<Utf8>>",
      "FixedSizeList[7]<Utf8>",
      "Map<{key:Utf8, value:Bool}>",
    ]);
    expect(foreign.fields[2]!.metadata.get("duckdb:type")).toBe("X");
  });

  it("carry 2,000 columns", () => {
    const fields = Array.from({ length: 2000 }, (_, index) => field(`c${index}`, { kind: "int", bits: 64, signed: true }));
    expect(read({ fields }).fields.map(({ name }) => name)).toEqual(fields.map(({ name }) => name));
    expect(decodeSchema(encodeSchema({ fields })).fields).toEqual(fields);
  });

  it("of types that are not carried are refused by name", () => {
    for (const format of ["+us:0,1", "vu", "+vl", "+r", "d:76,2,512", "tsx:", ""]) {
      expect(() => typeOfFormat(format), format).toThrow(ArrowFormatError);
    }
  });

  it("are not taken from a record batch", () => {
    const header = encodeBatchHeader({ rows: 0, nodes: [], buffers: [] }, 0);
    expect(() => decodeSchema({ header, body: [], bodyLength: 0 })).toThrow(/not a schema/);
    expect(tableFromIPC(Buffer.concat(ipcStream(encodeSchema({ fields: [] }), []))).numRows).toBe(0);
  });
});
