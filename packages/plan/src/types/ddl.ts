import { VolleyError } from "../errors.ts";
import { closest } from "../suggest.ts";
import { intervalText, intervalType } from "./interval.ts";
import {
  arrayType,
  type DataType,
  decimalType,
  mapType,
  type SimpleTypeName,
  type StructField,
  type StructType,
  simpleTypes,
  structField,
  structType,
} from "./data-type.ts";

const printed: { readonly [K in SimpleTypeName]: string } = {
  null: "void",
  boolean: "boolean",
  byte: "tinyint",
  short: "smallint",
  integer: "int",
  long: "bigint",
  float: "float",
  double: "double",
  string: "string",
  binary: "binary",
  date: "date",
  timestamp: "timestamp",
  timestamp_ntz: "timestamp_ntz",
  day_time_interval: "interval day to second",
  year_month_interval: "interval year to month",
};

const parsed: Readonly<Record<string, SimpleTypeName>> = {
  ...(Object.fromEntries(Object.entries(printed).map(([k, v]) => [v, k])) as Record<string, SimpleTypeName>),
  byte: "byte",
  short: "short",
  integer: "integer",
  long: "long",
  real: "float",
  varchar: "string",
  timestamp_ltz: "timestamp",
};

/** What a type can begin with. */
const typeWords: readonly string[] = [...Object.keys(parsed), "decimal", "array", "map", "struct", "interval"];

function quoteName(name: string): string {
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(name) ? name : `\`${name.replaceAll("`", "``")}\``;
}

/** The type as Spark's DDL prints it: `bigint`, `decimal(10,2)`, `array<struct<a:int not null>>`. */
export function typeText(type: DataType): string {
  return textOf(type, (name, inner, nullable) => `${quoteName(name)}:${inner}${nullable ? "" : " not null"}`);
}

/** The type as Spark's `dtypes` shows it: as `typeText` does, fields by their plain names and without their nullability. */
export function simpleTypeText(type: DataType): string {
  return textOf(type, (name, inner) => `${name}:${inner}`);
}

type FieldText = (name: string, type: string, nullable: boolean) => string;

function textOf(type: DataType, field: FieldText): string {
  switch (type.kind) {
    case "decimal":
      return `decimal(${type.precision},${type.scale})`;
    case "array":
      return `array<${textOf(type.element, field)}>`;
    case "map":
      return `map<${textOf(type.key, field)},${textOf(type.value, field)}>`;
    case "struct":
      return `struct<${type.fields.map((f) => field(f.name, textOf(f.type, field), f.nullable)).join(",")}>`;
    case "day_time_interval":
    case "year_month_interval":
      return intervalText(type);
    default:
      return printed[type.kind];
  }
}

/** A schema as DDL: `id bigint not null, name string`. `parseSchema` reads it back. */
export function schemaText(schema: StructType): string {
  return schema.fields.map((f) => `${quoteName(f.name)} ${typeText(f.type)}${f.nullable ? "" : " not null"}`).join(", ");
}

/** Reads a type written as Spark's DDL. Throws PARSE_SYNTAX_ERROR that shows the place. */
export function parseType(text: string): DataType {
  const parser = new DdlParser(text, "type");
  const type = parser.type();
  parser.end();
  return type;
}

/** Reads a schema written as Spark's DDL: `id bigint not null, name string`. Throws PARSE_SYNTAX_ERROR. */
export function parseSchema(text: string): StructType {
  const parser = new DdlParser(text, "schema");
  const fields = parser.fields(/^$/, false);
  parser.end();
  return structType(fields);
}

class DdlParser {
  private readonly text: string;
  private readonly what: "type" | "schema";
  private at = 0;

  constructor(text: string, what: "type" | "schema") {
    this.text = text;
    this.what = what;
  }

  type(): DataType {
    const word = this.word("a type").toLowerCase();
    switch (word) {
      case "decimal":
      case "dec":
      case "numeric":
        return this.decimal();
      case "array": {
        this.expect("<");
        const element = this.type();
        this.expect(">");
        return arrayType(element);
      }
      case "map": {
        this.expect("<");
        const key = this.type();
        this.expect(",");
        const value = this.type();
        this.expect(">");
        return mapType(key, value);
      }
      case "struct": {
        this.expect("<");
        const fields = this.fields(/^>/, true);
        this.expect(">");
        return structType(fields);
      }
      case "interval":
        return this.interval();
      default: {
        const name = parsed[word];
        if (!name) {
          const near = closest(word, typeWords);
          this.fail(`"${word}" is not a type`, near ? [`did you mean "${near}"?`] : []);
        }
        return simpleTypes[name];
      }
    }
  }

  fields(stop: RegExp, colon: boolean): StructField[] {
    const fields: StructField[] = [];
    while (!stop.test(this.rest())) {
      const name = this.name();
      if (colon) this.accept(":");
      const type = this.type();
      fields.push(structField(name, type, !this.acceptWords("not", "null")));
      if (!this.accept(",")) break;
    }
    return fields;
  }

  end(): void {
    if (this.rest() !== "") this.fail("expected the end");
  }

  private decimal(): DataType {
    if (!this.accept("(")) return decimalType(10, 0);
    const precision = Number(this.word("a precision"));
    const scale = this.accept(",") ? Number(this.word("a scale")) : 0;
    this.expect(")");
    if (!(precision >= 1 && precision <= 38 && scale >= 0 && scale <= precision))
      this.fail(`decimal(${precision},${scale}) needs 1 ≤ precision ≤ 38 and 0 ≤ scale ≤ precision`);
    return decimalType(precision, scale);
  }

  private interval(): DataType {
    const first = this.word("an interval unit").toLowerCase();
    const last = this.acceptWords("to") ? this.word("an interval unit").toLowerCase() : first;
    return (
      intervalType(first, last) ?? this.fail(`there is no interval ${first === last ? `of "${first}"` : `from "${first}" to "${last}"`}`)
    );
  }

  private rest(): string {
    while (/\s/.test(this.text[this.at] ?? "")) this.at++;
    return this.text.slice(this.at);
  }

  private name(): string {
    const quoted = /^`((?:[^`]|``)+)`/.exec(this.rest());
    if (!quoted) return this.word("a column name");
    this.at += quoted[0].length;
    return quoted[1]!.replaceAll("``", "`");
  }

  private word(expected: string): string {
    const match = /^[\p{L}_0-9]+/u.exec(this.rest());
    if (!match) this.fail(`expected ${expected}`);
    this.at += match[0].length;
    return match[0];
  }

  private accept(token: string): boolean {
    if (!this.rest().startsWith(token)) return false;
    this.at += token.length;
    return true;
  }

  private acceptWords(...words: string[]): boolean {
    const match = new RegExp(`^${words.join("\\s+")}\\b`, "i").exec(this.rest());
    if (match) this.at += match[0].length;
    return match !== null;
  }

  private expect(token: string): void {
    if (!this.accept(token)) this.fail(`expected "${token}"`);
  }

  private fail(problem: string, hints: readonly string[] = []): never {
    const message = `cannot read the ${this.what}: ${problem} at character ${this.at + 1} of "${this.text}"`;
    throw new VolleyError("PARSE_SYNTAX_ERROR", message, { hints });
  }
}
