import { closest, type FileFormat, type Read, VolleyError } from "@volley/plan";

const booleans = ["true", "false"];
const modes = ["FAILFAST", "PERMISSIVE", "DROPMALFORMED"];

/** What the readers can be told, by Spark's names, and the values allowed where they are a few words. */
const readers: Readonly<Record<FileFormat, Readonly<Record<string, readonly string[] | "any">>>> = {
  parquet: {},
  csv: {
    header: booleans,
    inferSchema: booleans,
    sep: "any",
    delimiter: "any",
    quote: "any",
    escape: "any",
    nullValue: "any",
    dateFormat: "any",
    timestampFormat: "any",
    comment: "any",
    mode: modes,
    multiLine: booleans,
  },
  json: { mode: modes },
  text: {},
};

const lower = (word: string): string => word.toLowerCase();

/** Throws INVALID_ARGUMENT for an option that the reader of the format has not, and for a value that an option cannot have. */
export function requireReaderOptions({ format, options, origin }: Read): void {
  const known = readers[format];
  const names = Object.keys(known);
  for (const [given, value] of Object.entries(options)) {
    const name = names.find((each) => lower(each) === lower(given));
    if (name === undefined) {
      const near = closest(given, names);
      const all = names.length === 0 ? "it has none" : `it has: ${names.join(", ")}`;
      throw new VolleyError("INVALID_ARGUMENT", `the ${format} reader has no option "${given}"`, {
        origin,
        hints: [near ? `did you mean "${near}"?` : all],
      });
    }
    const allowed = known[name]!;
    if (allowed !== "any" && !allowed.some((each) => lower(each) === lower(value)))
      throw new VolleyError("INVALID_ARGUMENT", `option ${name} cannot be "${value}"`, {
        origin,
        hints: [`use one of: ${allowed.join(", ")}`],
      });
  }
}

/** How bad rows are met: an error unless asked for otherwise. */
export type ReadMode = "FAILFAST" | "PERMISSIVE" | "DROPMALFORMED";

/** The `mode` of a read whose options were checked. */
export function readMode(read: Read): ReadMode {
  return (read.options["mode"]?.toUpperCase() ?? "FAILFAST") as ReadMode;
}

/** Whether files begin with a line of names. */
export function hasHeader(read: Read): boolean {
  return read.format === "csv" && isTrue(read.options["header"]);
}

export function isTrue(text: string | undefined): boolean {
  return text?.toLowerCase() === "true";
}
