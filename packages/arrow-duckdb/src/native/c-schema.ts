import { type ArrowField, formatOfType, typeOfFormat } from "../arrow/arrow-type.ts";
import { readText, Scratch } from "./memory.ts";
import { native } from "./native.ts";

// https://arrow.apache.org/docs/format/CDataInterface.html#structure-definitions
export const schemaSize = 72;
/** Offset of the release callback. */
export const schemaRelease = 56;
const at = { format: 0, name: 8, flags: 24, childCount: 32, children: 40 } as const;
const nullable = 2;

/** Reads the field that a C `ArrowSchema` describes. Extension metadata is left aside. */
export function readCSchema(address: number): ArrowField {
  const struct = new Scratch(schemaSize);
  struct.read(address, schemaSize);
  const count = struct.get(at.childCount);
  const pointers = new Scratch(Math.max(1, count) * 8);
  pointers.read(struct.get(at.children), count * 8);
  return {
    name: readText(struct.get(at.name)),
    type: typeOfFormat(readText(struct.get(at.format))),
    nullable: (struct.get(at.flags) & nullable) !== 0,
    children: Array.from({ length: count }, (_, index) => readCSchema(pointers.get(index * 8))),
  };
}

/** A C `ArrowSchema` of ours; the memory must outlive every use of the address. */
export interface CSchema {
  readonly address: number;
  readonly memory: readonly Scratch[];
}

/** Builds the C `ArrowSchema` of a record with these fields. */
export function writeCSchema(fields: readonly ArrowField[]): CSchema {
  const memory: Scratch[] = [];
  // DuckDB takes a struct without release callback for a released one; the memory is ours, so the callback does nothing.
  const release = native().symbol("duckdb_vector_size");
  const text = (value: string): number => {
    const bytes = Buffer.from(`${value}\0`);
    const scratch = new Scratch(bytes.length);
    scratch.bytes.set(bytes);
    memory.push(scratch);
    return scratch.address;
  };
  const struct = (name: string, format: string, flags: number, children: readonly ArrowField[]): number => {
    const scratch = new Scratch(schemaSize + children.length * 8);
    memory.push(scratch);
    scratch.set(at.format, text(format));
    scratch.set(at.name, text(name));
    scratch.set(at.flags, flags);
    scratch.set(at.childCount, children.length);
    scratch.set(at.children, scratch.address + schemaSize);
    scratch.set(schemaRelease, release);
    children.forEach((child, index) => {
      const flags = child.nullable ? nullable : 0;
      const address = struct(child.name, formatOfType(child.type), flags, child.children);
      scratch.set(schemaSize + index * 8, address);
    });
    return scratch.address;
  };
  return { address: struct("", "+s", 0, fields), memory };
}
