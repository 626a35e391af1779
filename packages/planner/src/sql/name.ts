import { sqlName } from "@volley/plan";

/** DuckDB's keywords that cannot stand everywhere a name can (duckdb_keywords(), every category but `unreserved`). */
const keywords = new Set(
  `all analyse analyze and anti any array as asc asof asymmetric at authorization between bigint binary bit boolean both by case cast char
character check coalesce collate collation column columns concurrently constraint create cross dec decimal default deferrable desc describe
distinct do else end except exists extract false fetch float for foreign freeze from full generated glob group grouping grouping_id having
ilike in initially inner inout int integer intersect interval into is isnull join lambda lateral leading left like limit map national natural
nchar none not notnull null nullif numeric offset on only or order out outer overlaps overlay pivot pivot_longer pivot_wider placing position
positional precision primary qualify real references returning right row select semi setof show similar smallint some struct substring
summarize symmetric table tablesample then time timestamp to trailing treat trim true try_cast union unique unpack unpivot using values
varchar variadic verbose when where window with xmlattributes xmlconcat xmlelement xmlexists xmlforest xmlnamespaces xmlparse xmlpi xmlroot
xmlserialize xmltable`.split(/\s+/),
);

/** What an empty name is called within a statement, for DuckDB has none such: U+2060, which shows nothing. */
const unnamed = "\u2060";

/** A name as SQL, quoted only where it must be. */
export function name(text: string): string {
  if (text === "") return sqlName(unnamed);
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(text) && !keywords.has(text.toLowerCase()) ? text : sqlName(text);
}

/** A name for a table, made of any text: lower-case words joined by underscores. */
export function tableName(text: string): string {
  const words = text
    .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
    .toLowerCase()
    .match(/[a-z0-9]+/g) ?? ["rows"];
  const joined = words.join("_").slice(0, 48).replace(/_+$/, "");
  return /^[0-9]/.test(joined) || keywords.has(joined) ? `t_${joined}` : joined;
}

/** Gives out names that differ without regard to case: a, a_2, a_3. */
export class Names {
  private readonly taken = new Set<string>();

  take(wanted: string): string {
    let free = wanted;
    for (let i = 2; this.taken.has(free.toLowerCase()); i++) free = `${wanted}_${i}`;
    this.taken.add(free.toLowerCase());
    return free;
  }
}
