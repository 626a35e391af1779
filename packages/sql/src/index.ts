export { parseExpression } from "./parse-expression.ts";
