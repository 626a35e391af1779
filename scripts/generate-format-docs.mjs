// Writes docs/reading-and-writing.md from the tables of formats' options. With --check: writes nothing, fails when the file differs.
// Needs a build.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const tables = "packages/plan/dist/index.js";
if (!existsSync(tables)) throw new Error("build first: npm run build");
const { fileFormats, readerOptions, writeFormats, writerOptions } = await import(pathToFileURL(tables).href);

const cell = (text) => text.replaceAll("|", "\\|");
const values = ({ takes }) =>
  Array.isArray(takes) ? takes.map((word) => `\`${word}\``).join(" ") : takes === "boolean" ? "`true` `false`" : takes;
const table = (options) =>
  [
    "| option | takes | default | |",
    "|---|---|---|---|",
    ...options.map(
      (each) =>
        `| \`${each.name}\` | ${cell(values(each))} | ${each.default === "" ? "" : `\`${cell(each.default)}\``} | ${cell(each.doc)} |`,
    ),
  ].join("\n");

const common = readerOptions("arrow").filter(({ name }) =>
  fileFormats.every((format) => readerOptions(format).some((option) => option.name === name)),
);
const own = (format) => readerOptions(format).filter((option) => !common.includes(option));

const text = `# Reading and writing

\`session.read.schema(…).csv(path, { header: true })\`, \`frame.write.mode("overwrite").parquet(path)\`; options also by \`.option(name, value)\`
and \`.options({…})\`, in any case. An option that a format does not have is refused with the nearest one; so is a value that an option
cannot have. Names and meanings are Spark's, and so are defaults unless said otherwise. This page is generated from
\`packages/plan/src/formats/options.ts\`.

## Paths

A path is an object, a folder with all that lies below, or a pattern: \`*\` and \`?\` (not across \`/\`), \`[abc]\`, \`[a-c]\`, \`[^a]\`, \`{a,b}\`, and
\`**\` for any number of folders. A backslash takes its meaning from such a sign: \`a\\*b\` is the folder \`a*b\`. A pattern that matches nothing
may be the name of a folder as it stands. Names that begin with \`_\` or \`.\` are not data. Files that end in \`.gz\` or \`.zst\` are unpacked.

## Partitions

Folders \`name=value\` between the path and the files are columns, after the files' own: \`year=2026/month=1/…\` gives \`year\` and \`month\`.
Their types are told from all values: int, bigint, decimal, double, date, timestamp or string; a schema that names them decides otherwise.
\`%2F\` and the like are unescaped, \`__HIVE_DEFAULT_PARTITION__\` is null. Of files that a filter on these columns leaves out neither footer
nor data is read; the listing is of all, a request for a thousand. A folder that is read itself (\`…/year=2026\`) gives no column, unless
\`basePath\` says where partitions begin.

## Options of every reader

${table(common)}

## Datetime patterns

\`dateFormat\`, \`timestampFormat\` and \`timestampNTZFormat\` are Spark's patterns, the same for readers, writers and functions such as
\`dateFormat()\` and \`toTimestamp()\`: \`G y M L d D a H k h K m s S V O X x Z\`, besides \`E F Q q\` where values are printed and \`z\` where they
are read; text in quotes \`'T'\`, parts that may be missing in brackets \`[.SSS]\`. Other letters are refused. What a pattern does not tell is of
1970-01-01 00:00.

## Malformed records in CSV and JSON

\`mode\` says what becomes of a record that does not fit the schema: a CSV record with a value that is not of its column's type, with too
few fields or too many; a line that is no JSON, or a member of another type than its column's. By default (\`FAILFAST\`) it is an error,
MALFORMED_RECORD_IN_PARSING, with the file and the row. \`PERMISSIVE\` keeps what can be read: null stands for the rest, fields that are too
many are left out, and where the schema has a string column of the name that \`columnNameOfCorruptRecord\` gives, it holds the record's text.
\`DROPMALFORMED\` leaves such records out. Values are judged alike in all modes, as Spark judges them. \`FAILFAST\` lets DuckDB's reader cut CSV;
\`PERMISSIVE\` and \`DROPMALFORMED\` take records apart one by one, which costs two to three times as much, of JSON a third more. These two
judge by all columns of the schema, whichever a query reads; \`FAILFAST\` and Spark look at those alone.

A record is a line, also where a quoted field is open at its end, unless \`multiLine\` is set; of CSV \`FAILFAST\` takes line breaks in quotes
anyhow. A CSV file whose lines end now in \`\\n\`, now in \`\\r\\n\`, or with text behind a closing quote, is refused in \`FAILFAST\`; the other modes read it
as Spark does. \`lineSep\`, \`wholetext\` and, where DuckDB's reader is not asked, \`multiLine\` hold a file's text in memory.

A string column of JSON takes anything: a number, an array or an object as it stands in the file. Strings may stand in single quotes, nothing
counts behind the first value of a record, and of names that come twice in an object the last does. A JSON text nested deeper than 64 is taken
as DuckDB writes it. Binary is base64. JSON is written in Spark's texts, but for null, which Spark leaves out, and for microseconds, which Spark
leaves out too.

## Types that no schema gives

They are told from the first 8 MiB of the first file that is not empty; Spark reads all files for it (\`samplingRatio\` 1). Later values of
another type are malformed: give a schema where that may be.

JSON: by Spark's rules. Columns come by their names; whole numbers are bigint, decimal where they are greater, others
double, all else strings, dates too; what is of several kinds is a string. Empty objects and names tell of nothing. In mode \`PERMISSIVE\` malformed records add the column \`_corrupt_record\`.

CSV: DuckDB's own guess, and values are then read as it guessed them: ISO dates, but no other, and none where a pattern is given, which
needs a schema; \`yes\` and \`no\` are booleans (Spark: strings), whole numbers bigint (Spark: int where they are small). Names of the header that are alike
are \`a\`, \`a_1\` (Spark: \`a0\`, \`a1\`), and a column without one is \`column2\` (Spark: \`_c2\`).

## Null and the empty string in CSV

Read: an empty field is null. A quoted empty field \`""\` holds \`emptyValue\`, and any value that equals \`nullValue\` is null; as both are
the empty text by default, \`""\` is then null too. Written: null is \`nullValue\` (nothing), the empty string \`""\`. So to have both back, write
and read with a \`nullValue\` of its own, e.g. \`NULL\`.

${fileFormats.map((format) => (own(format).length === 0 ? "" : `## Reading ${format}\n\n${table(own(format))}\n\n`)).join("")}${writeFormats.map((format) => `## Writing ${format}\n\n${table(writerOptions(format))}`).join("\n\n")}

## Modes and partitions of outputs

\`mode\`: \`error\` (where the destination holds data), \`append\`, \`overwrite\`, \`ignore\`. \`partitionBy("year", "month")\` writes folders
\`year=2026/month=1/…\` by the columns' values, which the files then do not hold; a task keeps its rows on disk in the order of their
partitions meanwhile. \`sortBy("k")\` orders the rows of each file by columns' values, ascending, null first (Spark: in tables with buckets
alone). Mode \`overwrite\` replaces all that is at the destination; with \`partitionOverwriteMode\` \`dynamic\` only what lies in
folders that are written. All or nothing becomes visible in each mode.

An output without rows, unless it has partitions, has one file: empty, or with what the format tells of columns (a CSV header, a Parquet schema).
`;

const path = "docs/reading-and-writing.md";
if (process.argv.includes("--check")) {
  if (!existsSync(path) || readFileSync(path, "utf8") !== text) {
    console.error(`${path} is not what the tables of options generate: run npm run generate`);
    process.exitCode = 1;
  }
} else writeFileSync(path, text);
