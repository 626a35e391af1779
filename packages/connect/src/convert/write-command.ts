import { fileFormats, type MarkerPlace, type SaveMode, type Sink, saveModes, type WriteCommand } from "@volley/plan";
import { type Draft, WriteMany } from "@volley/protocol";
import * as spark from "@volley/protocol/spark";
import { pack, unpack } from "./any.ts";
import { RelationDecoder } from "./relation-decoder.ts";
import { type EncodeOptions, relationsToConnect } from "./relation-encoder.ts";
import { malformed, required, unsupported } from "./unsupported.ts";

const writeManyType = "volley.WriteMany";
/** Where Spark has no word for the marker's place. */
const markerOption = "volley.marker";
const markerPlaces: readonly MarkerPlace[] = ["inside", "sibling", "none"];

const { WriteOperationSaveMode } = spark;
const modeMessages: Readonly<Record<SaveMode, spark.WriteOperationSaveMode>> = {
  error: WriteOperationSaveMode.SAVE_MODE_ERROR_IF_EXISTS,
  append: WriteOperationSaveMode.SAVE_MODE_APPEND,
  overwrite: WriteOperationSaveMode.SAVE_MODE_OVERWRITE,
  ignore: WriteOperationSaveMode.SAVE_MODE_IGNORE,
};

/** What of a write only Volley's driver can do; undefined where Spark can do all of it. */
export function beyondSpark({ sinks, marker }: WriteCommand): string | undefined {
  if (sinks.length !== 1) return "writing several outputs at once";
  if (sinks[0]!.folder !== "") return "writing into a named folder of the destination";
  return marker === "inside" ? undefined : `the marker place "${marker}"`;
}

/** One sink at the destination itself is Spark's own WriteOperation; anything else Volley's WriteMany, which Spark does not know. */
export function writeToConnect(command: WriteCommand, options: EncodeOptions = {}): Draft<spark.Command> {
  const [sink, ...more] = command.sinks;
  if (sink && more.length === 0 && sink.folder === "") return { writeOperation: writeOperation(command, sink, options) };
  const relations = relationsToConnect(
    command.sinks.map(({ input }) => input),
    { references: true },
  );
  return {
    extension: pack(writeManyType, WriteMany, {
      destination: command.destination,
      mode: command.mode,
      marker: command.marker,
      sinks: command.sinks.map(({ folder, format, options: sinkOptions, partitionBy = [], sortBy = [] }, i) => ({
        partitionBy,
        sortBy,
        folder,
        format,
        options: sinkOptions,
        relation: spark.Relation.encode(relations[i]!),
      })),
    }),
  };
}

function writeOperation(
  { destination, mode, marker }: WriteCommand,
  { input, format, options, partitionBy = [], sortBy = [] }: Sink,
  encode: EncodeOptions,
): Draft<spark.WriteOperation> {
  return {
    input: relationsToConnect([input], encode)[0]!,
    source: format,
    path: destination,
    mode: modeMessages[mode],
    partitioningColumns: partitionBy,
    sortColumnNames: sortBy,
    options: marker === "inside" ? options : { ...options, [markerOption]: marker },
  };
}

/** Throws UNSUPPORTED_FEATURE for commands and kinds of writing that Volley does not have. */
export function writeFromConnect(command: spark.Command): WriteCommand {
  const { writeOperation: operation, extension } = command;
  if (operation) return fromWriteOperation(operation);
  const many = unpack(extension, writeManyType, WriteMany);
  if (!many) throw unsupported(extension ? `the command ${extension.typeUrl}` : "a command of this kind");
  const decoder = new RelationDecoder();
  const sinks = many.sinks.map(({ folder, relation, format, options, partitionBy, sortBy }) => ({
    folder,
    input: decoder.decode(spark.Relation.decode(relation)),
    format: oneOf(fileFormats, format, "format"),
    options,
    ...arranged(partitionBy, sortBy),
  }));
  const mode = oneOf(saveModes, many.mode, "save mode");
  return write(many.destination, mode, oneOf(markerPlaces, many.marker, "place of the marker"), sinks);
}

function fromWriteOperation(operation: spark.WriteOperation): WriteCommand {
  if (operation.table) throw unsupported(`writing to the table "${operation.table.tableName}"`);
  if (operation.bucketBy || operation.clusteringColumns.length > 0) throw unsupported("bucketBy or clusterBy");
  const options = Object.fromEntries(Object.entries(operation.options).map(([name, value]) => [name.toLowerCase(), value]));
  const { [markerOption]: marker = "inside", ...others } = options;
  const mode = saveModes.find((each) => modeMessages[each] === operation.mode) ?? "error";
  const sink: Sink = {
    folder: "",
    input: new RelationDecoder().decode(required(operation.input, "what is to be written")),
    format: oneOf(fileFormats, operation.source?.toLowerCase() || "parquet", "format"),
    options: others,
    ...arranged(operation.partitioningColumns, operation.sortColumnNames),
  };
  return write(required(operation.path, "the path to write to"), mode, oneOf(markerPlaces, marker, "place of the marker"), [sink]);
}

function arranged(partitionBy: readonly string[], sortBy: readonly string[]): Pick<Sink, "partitionBy" | "sortBy"> {
  return { ...(partitionBy.length > 0 && { partitionBy }), ...(sortBy.length > 0 && { sortBy }) };
}

function write(destination: string, mode: SaveMode, marker: MarkerPlace, sinks: readonly Sink[]): WriteCommand {
  if (sinks.length === 0) throw malformed("a write has no output");
  return Object.freeze({ kind: "write", destination, mode, marker, sinks: Object.freeze(sinks.map((sink) => Object.freeze(sink))) });
}

function oneOf<T extends string>(values: readonly T[], value: string, what: string): T {
  const found = values.find((each) => each === value);
  if (!found) throw unsupported(`the ${what} "${value}"`);
  return found;
}
