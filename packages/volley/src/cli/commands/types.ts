import { Command, Option } from "commander";
import { exitCodes } from "../exit-codes.ts";
import { addSettings, givenSettings } from "../setting-options.ts";

/** `volley types PATH`: row types from data. */
export function typesCommand(finish: (code: number) => void): Command {
  const command = new Command("types")
    .description("Print a TypeScript module with the schema of a dataset, for session.read.schema(…).")
    .argument("<path>", "an object, folder or pattern: s3://flights/raw/")
    .addOption(
      new Option("--format <format>", "how the files are written; by the ending of the path unless told, else parquet").choices([
        "parquet",
        "csv",
        "json",
      ]),
    )
    .option("--name <name>", "name of the exported schema", "rows")
    .option("--header", "the CSV files begin with a header line")
    .option("--json", "print the schema as JSON instead: names, types, nullable")
    .addHelpText("after", "\nExample:\n  $ volley types s3://flights/raw/ --name flights > flights.schema.ts\n");
  addSettings(command, ["s3.endpoint", "s3.region", "s3.path.style"]);
  return command.action(async (path: string, options: { format?: string; name: string; header?: boolean; json?: boolean }) => {
    const { formatOf, moduleText, schemaJson, schemaOf } = await import("../schema-module.ts");
    const { format = formatOf(path), name, header = false, json } = options;
    const schema = await schemaOf(path, { format, header, given: givenSettings(options) });
    process.stdout.write(json ? `${JSON.stringify(schemaJson(schema))}\n` : moduleText(path, name, schema.fields));
    finish(exitCodes.done);
  });
}
