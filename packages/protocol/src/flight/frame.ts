/**
 * One Arrow IPC message in two halves, as Flight carries it: the Message FlatBuffer without any prefix, and the parts
 * of the body one after the other. `bodyLength` is the sum of their lengths.
 */
export interface Frame {
  readonly header: Uint8Array;
  readonly body: readonly Uint8Array[];
  readonly bodyLength: number;
}
