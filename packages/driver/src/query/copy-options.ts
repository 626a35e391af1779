import { type Sink, sqlString, VolleyError } from "@volley/plan";
import { strptimeFormat } from "@volley/planner";

type OptionTable = Readonly<Record<string, (value: string) => string>>;

const quoted =
  (name: string) =>
  (value: string): string =>
    `${name} ${sqlString(value)}`;

const datetime =
  (name: string) =>
  (pattern: string): string =>
    `${name} ${sqlString(strptimeFormat(pattern))}`;

function oneOf(name: string, allowed: Readonly<Record<string, string>>) {
  return (value: string): string => {
    const key = value.toLowerCase();
    if (!Object.hasOwn(allowed, key))
      throw new VolleyError("INVALID_ARGUMENT", `option ${name} cannot be "${value}"`, {
        hints: [`use one of: ${Object.keys(allowed).join(", ")}`],
      });
    return `${name.toUpperCase()} ${allowed[key]}`;
  };
}

const codecs = {
  none: "uncompressed",
  uncompressed: "uncompressed",
  snappy: "snappy",
  gzip: "gzip",
  zstd: "zstd",
  lz4: "lz4",
  lz4_raw: "lz4_raw",
  brotli: "brotli",
};
const textCodecs = { none: "none", uncompressed: "none", gzip: "gzip" };
const booleans = { true: "true", false: "false" };

/** Writer options by Spark's names, and what they are in a DuckDB COPY. */
const writers: Readonly<Record<string, { readonly defaults: Readonly<Record<string, string>>; readonly options: OptionTable }>> = {
  parquet: { defaults: { compression: "zstd" }, options: { compression: oneOf("compression", codecs) } },
  csv: {
    defaults: { header: "false" },
    options: {
      header: oneOf("header", booleans),
      sep: quoted("DELIMITER"),
      delimiter: quoted("DELIMITER"),
      quote: quoted("QUOTE"),
      escape: quoted("ESCAPE"),
      nullvalue: quoted("NULLSTR"),
      dateformat: datetime("DATEFORMAT"),
      timestampformat: datetime("TIMESTAMPFORMAT"),
      compression: oneOf("compression", textCodecs),
    },
  },
  json: {
    defaults: {},
    options: {
      compression: oneOf("compression", textCodecs),
      dateformat: datetime("DATEFORMAT"),
      timestampformat: datetime("TIMESTAMPFORMAT"),
    },
  },
};

/** The options of a sink's COPY. Throws INVALID_ARGUMENT for an unknown option, UNSUPPORTED_FEATURE for a format without a writer. */
export function copyOptions(sink: Sink): string {
  const writer = writers[sink.format];
  if (!writer)
    throw new VolleyError("UNSUPPORTED_FEATURE", `there is no writer for format "${sink.format}"`, {
      hints: [`write one of: ${Object.keys(writers).join(", ")}`],
    });
  const given = { ...writer.defaults, ...sink.options };
  const options = Object.entries(given).map(([name, value]) => {
    const option = writer.options[name];
    if (!option || !Object.hasOwn(writer.options, name))
      throw new VolleyError("INVALID_ARGUMENT", `the ${sink.format} writer has no option "${name}"`, {
        hints: [`it has: ${Object.keys(writer.options).join(", ")}`],
      });
    return option(value);
  });
  return [`FORMAT ${sink.format}`, ...options].join(", ");
}
