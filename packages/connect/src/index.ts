export { typeFromConnect, typeToConnect } from "./convert/data-type.ts";
export { expressionFromConnect, expressionToConnect } from "./convert/expression.ts";
export { literalFromConnect, literalToConnect } from "./convert/literal.ts";
export { RelationDecoder, relationFromConnect } from "./convert/relation-decoder.ts";
export type { RelationMessage } from "./convert/encode-relation.ts";
export type { EncodeOptions } from "./convert/relation-encoder.ts";
export { relationsToConnect, relationToConnect } from "./convert/relation-encoder.ts";
export { schemaFromText, schemaToText } from "./convert/schema-text.ts";
export { writeFromConnect, writeToConnect } from "./convert/write-command.ts";
export { errorFromCall, errorToCall } from "./errors.ts";
export { packProgress, packWriteDone, unpackProgress, unpackWriteDone } from "./extensions.ts";
export type { RequestedAnalysis } from "./convert/analysis.ts";
export { analysisFromRequest, explainAnalysis, schemaAnalysis, versionAnalysis } from "./convert/analysis.ts";
export { cacheAnalysis } from "./convert/cache-command.ts";
export { answerToConnect } from "./convert/plan-question.ts";
export type { RequestedPlan } from "./convert/plan-from-request.ts";
export { planFromRequest, relationFromRequest } from "./convert/plan-from-request.ts";
export type { ResponseLogOptions } from "./server/response-log.ts";
export { operationNotFound, ResponseLog } from "./server/response-log.ts";
export type { ResponseBody } from "./server/responses.ts";
export {
  batchResponse,
  checkpointResponse,
  completeResponse,
  observedResponse,
  progressResponse,
  schemaResponse,
  writeDoneResponse,
} from "./server/responses.ts";
