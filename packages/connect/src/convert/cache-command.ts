import type { CacheAnswers, CacheCommand, CacheCommandKind } from "@volley/plan";
import type { Draft } from "@volley/protocol";
import type { AnalyzePlanRequest, AnalyzePlanResponse, ExecutePlanResponse, Plan, Relation as Message } from "@volley/protocol/spark";
import { RelationDecoder } from "./relation-decoder.ts";
import type { RelationMessage } from "./relation-encoder.ts";
import { required } from "./unsupported.ts";

type Optional<T> = T | null | undefined;

const decoded = (message: Optional<Message>) => new RelationDecoder().decode(required(message, "the plan"));

/** What an AnalyzePlan says of kept rows; undefined where it is about something else. */
export function cacheCommandFromAnalysis({ persist, unpersist, getStorageLevel }: AnalyzePlanRequest): CacheCommand | undefined {
  if (persist) return { kind: "persist", plan: decoded(persist.relation), level: persist.storageLevel ?? undefined };
  if (unpersist) return { kind: "unpersist", plan: decoded(unpersist.relation) };
  if (getStorageLevel) return { kind: "storageLevel", plan: decoded(getStorageLevel.relation) };
  return undefined;
}

/** What an ExecutePlan says of kept rows; undefined where it is about something else. */
export function cacheCommandFromPlan({ root, command }: Plan): CacheCommand | undefined {
  if (root?.catalog?.clearCache) return { kind: "clearCache" };
  if (command?.removeCachedRemoteRelationCommand)
    return { kind: "forget", id: required(command.removeCachedRemoteRelationCommand.relation, "the checkpoint").relationId };
  if (!command?.checkpointCommand) return undefined;
  const { relation, local, eager, storageLevel } = command.checkpointCommand;
  return { kind: "checkpoint", plan: decoded(relation), local, eager, level: storageLevel ?? undefined };
}

/** A command as the call that takes it. */
export type CacheCall = { readonly analyze: Draft<AnalyzePlanRequest> } | { readonly execute: Draft<Plan> };

type Call<K extends CacheCommandKind> = (command: CacheCommand<K>, plan: RelationMessage | undefined) => CacheCall;

const calls: { readonly [K in CacheCommandKind]: Call<K> } = {
  persist: ({ level }, relation) => ({ analyze: { persist: { relation, storageLevel: level } } }),
  unpersist: (_, relation) => ({ analyze: { unpersist: { relation } } }),
  storageLevel: (_, relation) => ({ analyze: { getStorageLevel: { relation } } }),
  clearCache: () => ({ execute: { root: { catalog: { clearCache: {} } } } }),
  checkpoint: ({ local, eager, level }, relation) => ({
    execute: { command: { checkpointCommand: { relation, local, eager, storageLevel: level } } },
  }),
  forget: ({ id }) => ({ execute: { command: { removeCachedRemoteRelationCommand: { relation: { relationId: id } } } } }),
};

/** The call for a command; `plan` is the message of its plan, if it has one. */
export function cacheCallToConnect<K extends CacheCommandKind>(command: CacheCommand<K>, plan: RelationMessage | undefined): CacheCall {
  return (calls[command.kind] as Call<K>)(command, plan);
}

/** The answer to a command that came by AnalyzePlan. */
export function cacheAnalysis(kind: CacheCommandKind, answer: CacheAnswers[CacheCommandKind]): Draft<AnalyzePlanResponse> {
  if (kind === "storageLevel") return { getStorageLevel: { storageLevel: answer as CacheAnswers["storageLevel"] } };
  return kind === "persist" ? { persist: {} } : { unpersist: {} };
}

/** What a server's responses answer. */
export function cacheAnswerFromConnect<K extends CacheCommandKind>(
  { kind }: CacheCommand<K>,
  { getStorageLevel, checkpointCommandResult }: Partial<AnalyzePlanResponse & ExecutePlanResponse>,
): CacheAnswers[K] {
  const answers: { readonly [P in CacheCommandKind]?: () => CacheAnswers[P] } = {
    storageLevel: () => required(getStorageLevel?.storageLevel, "the storage level in the server's answer"),
    checkpoint: () => required(checkpointCommandResult?.relation, "the checkpoint in the server's answer").relationId,
  };
  return answers[kind]?.() as CacheAnswers[K];
}
