/** How S3 is reached. What is absent comes from the SDK's default chain: environment, shared config files, instance roles. */
export interface S3Options {
  /** For S3-compatible servers, e.g. `http://localhost:9000`. Sets path style and region `us-east-1` unless they are given. */
  readonly endpoint?: string;
  readonly region?: string;
  /** `http://endpoint/bucket/key` instead of `http://bucket.endpoint/key`. */
  readonly pathStyle?: boolean;
  readonly accessKeyId?: string;
  readonly secretAccessKey?: string;
  readonly sessionToken?: string;
  /** Connections kept per endpoint; default 64. */
  readonly maxConnections?: number;
}

export interface StorageOptions {
  readonly s3?: S3Options;
}
