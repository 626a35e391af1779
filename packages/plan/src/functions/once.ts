/** SQL that reads a value several times, with the value computed once: a column as it stands, anything else through a lambda, named by `tag`. */
export function once(value: string, body: (value: string) => string, tag = "v"): string {
  const name = `once_${tag}`;
  return /^[\w".]+$/.test(value) ? body(value) : `list_transform([${value}], lambda ${name}: ${body(name)})[1]`;
}
