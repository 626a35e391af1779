import {
  AddArtifactsRequest,
  AddArtifactsResponse,
  AnalyzePlanRequest,
  AnalyzePlanResponse,
  ArtifactStatusesRequest,
  ArtifactStatusesResponse,
  ConfigRequest,
  ConfigResponse,
  ExecutePlanRequest,
  ExecutePlanResponse,
  FetchErrorDetailsRequest,
  FetchErrorDetailsResponse,
  InterruptRequest,
  InterruptResponse,
  ReattachExecuteRequest,
  ReleaseExecuteRequest,
  ReleaseExecuteResponse,
  ReleaseSessionRequest,
  ReleaseSessionResponse,
} from "./messages/spark.ts";
import { method } from "./service.ts";

const name = "spark.connect.SparkConnectService";

/** The calls of Spark Connect that Volley makes and serves. */
export const sparkConnectService = {
  executePlan: method(name, "serverStream", "ExecutePlan", ExecutePlanRequest, ExecutePlanResponse),
  analyzePlan: method(name, "unary", "AnalyzePlan", AnalyzePlanRequest, AnalyzePlanResponse),
  config: method(name, "unary", "Config", ConfigRequest, ConfigResponse),
  addArtifacts: method(name, "clientStream", "AddArtifacts", AddArtifactsRequest, AddArtifactsResponse),
  artifactStatus: method(name, "unary", "ArtifactStatus", ArtifactStatusesRequest, ArtifactStatusesResponse),
  interrupt: method(name, "unary", "Interrupt", InterruptRequest, InterruptResponse),
  reattachExecute: method(name, "serverStream", "ReattachExecute", ReattachExecuteRequest, ExecutePlanResponse),
  releaseExecute: method(name, "unary", "ReleaseExecute", ReleaseExecuteRequest, ReleaseExecuteResponse),
  releaseSession: method(name, "unary", "ReleaseSession", ReleaseSessionRequest, ReleaseSessionResponse),
  fetchErrorDetails: method(name, "unary", "FetchErrorDetails", FetchErrorDetailsRequest, FetchErrorDetailsResponse),
};
