import { type DataType, sqlString, typeText } from "@volley/plan";

/** What a sentence says around itself: before it, and of where the value stands. */
interface Context {
  readonly before?: string;
  readonly column?: string;
}

/** SQL of the sentence that a CSV's text is no value of a type. */
export const cannotReadText = (text: string, type: DataType, context?: Context): string => cannotRead('"', text, type, context);

/** SQL of the sentence that a JSON value is none of a type. */
export const cannotReadJson = (json: string, type: DataType, context?: Context): string =>
  cannotRead("", `left(CAST(${json} AS VARCHAR), 200)`, type, context);

function cannotRead(quote: string, shown: string, type: DataType, { before = "", column }: Context = {}): string {
  const where = column === undefined ? "" : `, column "${column}"`;
  return `${sqlString(`${before}cannot read ${quote}`)} || ${shown} || ${sqlString(`${quote} as ${typeText(type)}${where}`)}`;
}
