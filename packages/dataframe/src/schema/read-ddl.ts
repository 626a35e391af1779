import { blame, type DataType, type Origin, parseSchema, parseType, type StructType } from "@volley/plan";

/** The type that DDL text names. Throws PARSE_SYNTAX_ERROR that is blamed on the program's line. */
export const readType = (ddl: string, origin: Origin): DataType => blamed(parseType, ddl, origin);

/** The schema that DDL text names. Throws PARSE_SYNTAX_ERROR that is blamed on the program's line. */
export const readSchema = (ddl: string, origin: Origin): StructType => blamed(parseSchema, ddl, origin);

function blamed<T>(parse: (ddl: string) => T, ddl: string, origin: Origin): T {
  try {
    return parse(ddl);
  } catch (error) {
    throw blame(error, origin);
  }
}
