export * from "./messages/spark.ts";
export { sparkConnectService } from "./spark-service.ts";
