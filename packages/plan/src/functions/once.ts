/** Words of a SQL text that a variable could hide. */
function wordsOf(sql: string): Set<string> {
  return new Set(sql.toLowerCase().match(/[a-z_]\w*/g));
}

/**
 * A DuckDB lambda; its variables take names that its body does not use, and columns hardly have: in `lambda x: {'a': x}` DuckDB takes x for
 * a column where there is one.
 */
export function lambdaSql(names: readonly string[], body: (...variables: readonly string[]) => string): string {
  return hygienic(
    names.map((name) => `lambda_${name}`),
    body,
  );
}

function hygienic(names: readonly string[], body: (...variables: readonly string[]) => string): string {
  const taken = wordsOf(body(...names.map(() => "0")));
  const variables = names.map((name) => {
    let free = name;
    for (let i = 2; taken.has(free); i++) free = `${name}_${i}`;
    taken.add(free);
    return free;
  });
  return `lambda ${variables.join(", ")}: ${body(...variables)}`;
}

/** A column's name or a small constant. */
const cheap = /^(?:[\w."]+|'[^']{0,20}'|CAST\(-?[\w.']+ AS \w+\))$/;

/** SQL that reads a value several times, with the value computed once: a column as it stands, anything else through a lambda, named by `tag`. */
export function once(value: string, use: (value: string) => string, tag = "v"): string {
  return cheap.test(value) ? use(value) : `list_transform([${value}], ${hygienic([`once_${tag}`], (v) => use(v!))})[1]`;
}

/** DuckDB takes a condition on a column to where its value is made, and makes it twice; not so behind one that may change. */
export const onePass = (value: string): string => `CASE WHEN random() >= 0 THEN ${value} END`;

/** SQL that is null where `body` fails. DuckDB takes no error() inside TRY: arguments that may raise one stand outside. */
export function trying(args: readonly string[], body: (...values: string[]) => string): string {
  return args.reduceRight<(values: string[]) => string>(
    (inner, arg) => (values) => (arg.includes("error(") ? once(arg, (v) => inner([...values, v])) : inner([...values, arg])),
    (values) => `TRY(${body(...values)})`,
  )([]);
}
