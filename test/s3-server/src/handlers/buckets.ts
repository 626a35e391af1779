import { S3Error } from "../errors.ts";
import { receiveText } from "../request-body.ts";
import { formatIso } from "../time.ts";
import { parseXml } from "../xml.ts";
import { type Handler, xmlResponse } from "./exchange.ts";
import type { ObjectStore } from "../object-store.ts";

const owner = { ID: "s3-server", DisplayName: "s3-server" };

/** Creates a bucket; throws InvalidBucketName and BucketAlreadyOwnedByYou. */
export function addBucket(store: ObjectStore, name: string): void {
  const valid = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(name) && !name.includes("..") && !/^\d+\.\d+\.\d+\.\d+$/.test(name);
  if (!valid) throw new S3Error("InvalidBucketName", undefined, { BucketName: name });
  if (store.buckets.has(name)) throw new S3Error("BucketAlreadyOwnedByYou", undefined, { BucketName: name });
  store.commit({ kind: "create-bucket", bucket: name, created: Date.now() });
}

export const listBuckets: Handler = ({ store }) => {
  const buckets = [...store.buckets.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  return xmlResponse("ListAllMyBucketsResult", {
    Owner: owner,
    Buckets: { Bucket: buckets.map(({ name, created }) => ({ Name: name, CreationDate: formatIso(created) })) },
  });
};

export const createBucket: Handler = async (exchange) => {
  const text = await receiveText(exchange.body());
  if (text !== "" && parseXml(text).name !== "CreateBucketConfiguration") throw new S3Error("MalformedXML");
  addBucket(exchange.store, exchange.bucket);
  return { status: 200, headers: { location: `/${exchange.bucket}` } };
};

export const headBucket: Handler = ({ store, bucket, region }) => {
  store.bucket(bucket);
  return { status: 200, headers: { "x-amz-bucket-region": region } };
};

export const deleteBucket: Handler = ({ store, bucket }) => {
  if (store.bucket(bucket).objects.keys.length > 0) throw new S3Error("BucketNotEmpty", undefined, { BucketName: bucket });
  store.commit({ kind: "delete-bucket", bucket });
  return { status: 204 };
};

export const getBucketLocation: Handler = ({ store, bucket, region }) => {
  store.bucket(bucket);
  // S3's oldest region is told by an empty element.
  const text = region === "us-east-1" ? "" : region;
  const response = xmlResponse("LocationConstraint", {});
  return { ...response, body: (response.body as string).replace("></", `>${text}</`) };
};
