/** Binary operators of Spark SQL: how tightly they bind, and the catalogue function they are. All group from the left. */
export const binaryOperators: Readonly<Record<string, { readonly binds: number; readonly call: string }>> = {
  or: { binds: 1, call: "or" },
  and: { binds: 2, call: "and" },
  "=": { binds: 5, call: "==" },
  "==": { binds: 5, call: "==" },
  "<>": { binds: 5, call: "!=" },
  "!=": { binds: 5, call: "!=" },
  "<=>": { binds: 5, call: "<=>" },
  "<": { binds: 5, call: "<" },
  "<=": { binds: 5, call: "<=" },
  "!>": { binds: 5, call: "<=" },
  ">": { binds: 5, call: ">" },
  ">=": { binds: 5, call: ">=" },
  "!<": { binds: 5, call: ">=" },
  "|": { binds: 6, call: "|" },
  "^": { binds: 7, call: "^" },
  "&": { binds: 8, call: "&" },
  "<<": { binds: 9, call: "shiftleft" },
  ">>": { binds: 9, call: "shiftright" },
  ">>>": { binds: 9, call: "shiftrightunsigned" },
  "+": { binds: 10, call: "+" },
  "-": { binds: 10, call: "-" },
  "||": { binds: 10, call: "concat" },
  "*": { binds: 11, call: "*" },
  "/": { binds: 11, call: "/" },
  "%": { binds: 11, call: "%" },
  div: { binds: 11, call: "div" },
};

/** NOT takes a whole predicate: `not a = b` is `not (a = b)`. */
export const notBinds = 3;
/** BETWEEN, IN, LIKE, IS … take operands that hold no further predicate. */
export const predicateBinds = 4;
export const unaryBinds = 12;
