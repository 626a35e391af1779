import { type DataType, jsonMember, lambdaSql, once, sqlString, type StructField } from "@volley/plan";

// DuckDB writes the parts of a JSON text anew, and takes the first of names that come twice. Spark's strings hold the text of a number, an
// array or an object as it stands (JacksonParser), and the last of such names counts: where that matters the text is cut by expressions.

const text = '"(?:[^"\\\\]|\\\\.)*"';
/** An array or object, and what it holds; deeper ones are left to DuckDB. */
const nested = Array.from({ length: 64 }).reduce<string>(
  (inner) => `[{\\[](?:[^"{}\\[\\]]|${text}${inner === "" ? "" : `|${inner}`})*[}\\]]`,
  "",
);
const value = `${text}|${nested}|[^\\s"{}\\[\\],:]+`;
const all = (json: string, pattern: string, group = 0): string => `regexp_extract_all(${json}, ${sqlString(`(?s)${pattern}`)}, ${group})`;

/** The texts of an array's elements, none where they are too deep. */
const rawElements = (json: string): string => all(`${json}[2:-2]`, value);
/** The texts of the values of an object's members, in their order. */
const rawValues = (json: string): string => all(json, `${text}\\s*:\\s*(${value})`, 1);

/** The text that a JSON text begins with: an array or an object; empty where there is none. */
export const firstOf = (json: string): string => `regexp_extract(${json}, ${sqlString(`(?s)^\\s*(${nested})`)}, 1)`;

/** The texts of an object's members of these names, the last of each; null where there is none, and in place of all where they are too deep. */
export function rawMembers(object: string, names: readonly string[], keysOf = `json_keys(${object})`): string {
  const last = (keys: string, values: string, name: string): string =>
    `${values}[len(${keys}) + 1 - list_position(list_reverse(${keys}), ${sqlString(name)})]`;
  return once(
    keysOf,
    (keys) =>
      once(
        rawValues(object),
        (values) => `CASE WHEN len(${keys}) = len(${values}) THEN [${names.map((name) => last(keys, values, name)).join(", ")}] END`,
        "values",
      ),
    "keys",
  );
}

/** A JSON text of a type with what stands for strings and decimals as strings, and each name once. */
export function quotedRaw(raw: string, type: DataType): string {
  return once(raw, (r) => `CASE WHEN ${r} IS NOT NULL THEN ${quoted(r, type)} END`, "raw");
}

function quoted(r: string, type: DataType): string {
  switch (type.kind) {
    case "string":
      return `CASE WHEN ${r} = 'null' OR starts_with(${r}, '"') THEN ${r} ELSE CAST(to_json(${r}) AS VARCHAR) END`;
    case "decimal":
      return `CASE WHEN regexp_full_match(${r}, '-?[0-9].*') THEN '"' || ${r} || '"' ELSE ${r} END`;
    case "array": {
      const parts = `list_transform(${rawElements(r)}, ${lambdaSql(["x"], (x) => quoted(x!, type.element))})`;
      return `CASE WHEN starts_with(${r}, '[') THEN '[' || array_to_string(${parts}, ',') || ']' ELSE ${r} END`;
    }
    case "map": {
      const members = (keys: string, values: string): string => {
        const last = `list_filter(list_zip(${keys}, ${values}), ${lambdaSql(["m", "i"], (m, i) => `NOT list_contains(${keys}[${i!} + 1:], ${m!}[1])`)})`;
        const member = lambdaSql(["m"], (m) => `CAST(to_json(${m!}[1]) AS VARCHAR) || ':' || ${quoted(`${m!}[2]`, type.value)}`);
        return `'{' || array_to_string(list_transform(${last}, ${member}), ',') || '}'`;
      };
      const made = once(`json_keys(${r})`, (keys) => once(rawValues(r), (values) => members(keys, values), "values"), "keys");
      return `CASE WHEN starts_with(${r}, '{') THEN ${made} ELSE ${r} END`;
    }
    case "struct": {
      const members = (values: string): string =>
        type.fields.map((f, i) => `${sqlString(`${JSON.stringify(f.name)}:`)} || ${quotedRaw(`${values}[${i + 1}]`, f.type)}`).join(", ");
      const made = once(
        rawMembers(
          r,
          type.fields.map((f) => f.name),
        ),
        (values) => `'{' || concat_ws(',', ${members(values)}) || '}'`,
        "members",
      );
      return `CASE WHEN starts_with(${r}, '{') THEN ${made} ELSE ${r} END`;
    }
    default:
      return r;
  }
}

/** Whether a member (JSON as DuckDB wrote it, of the text of an object) holds what may stand otherwise in the text, and is asked for as it stands. */
export function isRewritten(member: string, type: DataType, object: string): string | undefined {
  switch (type.kind) {
    case "string":
      return `json_type(${member}) NOT IN ('VARCHAR', 'BOOLEAN', 'NULL')`;
    case "decimal":
      // DuckDB takes a number with a fraction for a double, which does not hold all digits of a long decimal.
      return type.precision > 15 ? `regexp_matches(${object}, '[0-9][0-9.]{15}')` : undefined;
    case "array":
    case "map": {
      const part = type.kind === "array" ? type.element : type.value;
      const path = type.kind === "array" ? "$[*]" : "$.*";
      if (isRewritten("x", part, object) === undefined) return undefined;
      const some = lambdaSql(["x"], (x) => isRewritten(x!, part, object)!);
      return `coalesce(list_bool_or(list_transform(CAST(json_extract(${member}, '${path}') AS JSON[]), ${some})), false)`;
    }
    case "struct": {
      const tests = withinMembers(type.fields, (f) => isRewritten(`json_extract(${member}, ${jsonMember(f.name)})`, f.type, object));
      return tests.length === 0 ? undefined : `(${tests.join(" OR ")})`;
    }
    default:
      return undefined;
  }
}

/** Whether a name that fields have comes twice in an object (JSON), or one in an object within; undefined where a type has no names. */
export function isTwice(json: string, type: DataType): string | undefined {
  switch (type.kind) {
    case "array":
    case "map": {
      const [part, path] = type.kind === "array" ? [type.element, "$[*]"] : [type.value, "$.*"];
      const inside = lambdaSql(["x"], (x) => isTwice(x!, part) ?? "false");
      const some = `coalesce(list_bool_or(list_transform(CAST(json_extract(${json}, '${path}') AS JSON[]), ${inside})), false)`;
      const tests = [
        ...(type.kind === "map" ? [once(`json_keys(${json})`, (keys) => `len(${keys}) > list_unique(${keys})`, "keys")] : []),
        ...(isTwice("x", part) === undefined ? [] : [some]),
      ];
      return tests.length === 0 ? undefined : `(${tests.join(" OR ")})`;
    }
    case "struct": {
      const member = ({ name }: StructField): string => `json_extract(${json}, ${jsonMember(name)})`;
      const own = once(`json_keys(${json})`, (keys) => areTwice(keys, type.fields, (i) => member(type.fields[i]!)), "keys");
      return `(${[own, ...withinMembers(type.fields, (f) => isTwice(member(f), f.type))].join(" OR ")})`;
    }
    default:
      return undefined;
  }
}

/** The same of the names of an object itself, which are looked at one by one where there are others than the members that were found. */
export function areTwice(keys: string, fields: readonly StructField[], found: (position: number) => string): string {
  const place = (names: string, { name }: StructField): string => `list_position(${names}, ${sqlString(name)})`;
  const each = fields.map((f) => `${place(keys, f)} + ${place(`list_reverse(${keys})`, f)} <> len(${keys}) + 1`);
  const count = fields.map((_, i) => `CAST(${found(i)} IS NOT NULL AS INTEGER)`);
  return `CASE WHEN len(${keys}) > ${count.join(" + ")} THEN ${each.join(" OR ")} END`;
}

const withinMembers = (fields: readonly StructField[], test: (field: StructField) => string | undefined): readonly string[] =>
  fields.flatMap((field) => test(field) ?? []);
