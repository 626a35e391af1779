import { type Read, type StructField, type StructType, structField, structType, VolleyError } from "@volley/plan";
import { type InputObject, normalizeAddress } from "@volley/storage";
import { nullPartition, partitionType } from "./partition-types.ts";

/** The columns that a dataset's folders tell, and each file's values of them, as text. */
export interface Partitions {
  readonly fields: readonly StructField[];
  /** By object URL. */
  readonly values: ReadonlyMap<string, readonly (string | null)[]>;
}

type Pair = readonly [name: string, value: string | null];

/**
 * Finds the `name=value` folders between a dataset's path (or `basePath`) and its files, by Spark's rules. Throws
 * CONFLICTING_PARTITION_COLUMN_NAMES where files lie in folders of different names.
 */
export function findPartitions(objects: readonly InputObject[], read: Read): Partitions | undefined {
  if (read.options["recursivefilelookup"]?.toLowerCase() === "true") return undefined;
  const given = read.options["basepath"];
  const basePath = given === undefined ? undefined : `${normalizeAddress(given).replace(/\/+$/, "")}/`;
  const pairs = objects.map((object) => pairsOf(object.url, basePath ?? object.base, read));
  const names = pairs[0]!.map(([name]) => name);
  pairs.forEach((own, i) => {
    if (own.length !== names.length || own.some(([name], j) => name !== names[j])) throw conflict(objects[0]!, objects[i]!, read);
  });
  if (names.length === 0) return undefined;
  const declared = (name: string) => read.schema?.fields.find((field) => field.name.toLowerCase() === name.toLowerCase());
  const fields = names.map((name, j) => declared(name) ?? structField(name, partitionType(pairs.map((own) => own[j]![1])), true));
  return { fields, values: new Map(objects.map(({ url }, i) => [url, pairs[i]!.map(([, value]) => value)])) };
}

/** The schema of files with their partition columns: these come last, or take the place of a column of their name. */
export function withPartitions(schema: StructType, { fields }: Partitions): StructType {
  const same = (a: StructField, b: StructField): boolean => a.name.toLowerCase() === b.name.toLowerCase();
  const own = schema.fields.map((field) => fields.find((each) => same(each, field)) ?? field);
  return structType([...own, ...fields.filter((field) => !schema.fields.some((each) => same(each, field)))]);
}

/** The `name=value` folders right above a file, or above the folders without a name that hold it. */
function pairsOf(url: string, base: string, read: Read): readonly Pair[] {
  if (!url.startsWith(base))
    throw new VolleyError("INVALID_ARGUMENT", `${url} does not lie below the basePath ${base}`, { origin: read.origin });
  const folders = url.slice(base.length).split("/").slice(0, -1);
  while (folders.length > 0 && !folders.at(-1)!.includes("=")) folders.pop();
  const first = folders.findLastIndex((folder) => !folder.includes("=")) + 1;
  return folders.slice(first).map((folder) => pairOf(folder, url, read));
}

function pairOf(folder: string, url: string, read: Read): Pair {
  const at = folder.indexOf("=");
  const [name, value] = [unescaped(folder.slice(0, at)), unescaped(folder.slice(at + 1))];
  if (name === "" || value === "")
    throw new VolleyError(
      "EMPTY_PARTITION_COLUMN_VALUE",
      `the folder "${folder}" is a partition without a ${name === "" ? "name" : "value"}`,
      {
        origin: read.origin,
        where: [url],
        hints: [`a null or empty value is written as ${nullPartition}; option recursiveFileLookup takes folders for no partitions`],
      },
    );
  return [name, value === nullPartition ? null : value];
}

function unescaped(text: string): string {
  return text.replace(/(?:%[0-9a-f]{2})+/gi, (bytes) => Buffer.from(bytes.replaceAll("%", ""), "hex").toString());
}

function conflict(one: InputObject, other: InputObject, read: Read): VolleyError {
  return new VolleyError("CONFLICTING_PARTITION_COLUMN_NAMES", "files lie in partition folders of different names", {
    origin: read.origin,
    where: [one.url, other.url],
    hints: ["read them apart, or with option recursiveFileLookup, which takes folders for no partitions"],
  });
}
