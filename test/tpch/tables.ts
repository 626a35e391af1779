import { type DataFrame, date, decimal, type Infer, integer, long, type Schema, type Session, schema, string } from "volley";

const money = decimal(15, 2);

/** TPC-H's eight tables: fixed and variable texts are strings, identifiers are bigint. */
export const schemas = {
  region: schema({ r_regionkey: long(), r_name: string(), r_comment: string() }),
  nation: schema({ n_nationkey: long(), n_name: string(), n_regionkey: long(), n_comment: string() }),
  supplier: schema({
    s_suppkey: long(),
    s_name: string(),
    s_address: string(),
    s_nationkey: long(),
    s_phone: string(),
    s_acctbal: money,
    s_comment: string(),
  }),
  customer: schema({
    c_custkey: long(),
    c_name: string(),
    c_address: string(),
    c_nationkey: long(),
    c_phone: string(),
    c_acctbal: money,
    c_mktsegment: string(),
    c_comment: string(),
  }),
  part: schema({
    p_partkey: long(),
    p_name: string(),
    p_mfgr: string(),
    p_brand: string(),
    p_type: string(),
    p_size: integer(),
    p_container: string(),
    p_retailprice: money,
    p_comment: string(),
  }),
  partsupp: schema({
    ps_partkey: long(),
    ps_suppkey: long(),
    ps_availqty: integer(),
    ps_supplycost: money,
    ps_comment: string(),
  }),
  orders: schema({
    o_orderkey: long(),
    o_custkey: long(),
    o_orderstatus: string(),
    o_totalprice: money,
    o_orderdate: date(),
    o_orderpriority: string(),
    o_clerk: string(),
    o_shippriority: integer(),
    o_comment: string(),
  }),
  lineitem: schema({
    l_orderkey: long(),
    l_partkey: long(),
    l_suppkey: long(),
    l_linenumber: integer(),
    l_quantity: money,
    l_extendedprice: money,
    l_discount: money,
    l_tax: money,
    l_returnflag: string(),
    l_linestatus: string(),
    l_shipdate: date(),
    l_commitdate: date(),
    l_receiptdate: date(),
    l_shipinstruct: string(),
    l_shipmode: string(),
    l_comment: string(),
  }),
} satisfies Readonly<Record<string, Schema>>;

export type TableName = keyof typeof schemas;
export const tableNames = Object.keys(schemas) as readonly TableName[];

export type Tables = { readonly [T in TableName]: DataFrame<Infer<(typeof schemas)[T]>> };

/** One of the 22 queries, with the specification's validation parameters. */
export type Query = (tables: Tables) => DataFrame;

/** The tables as `generate` laid them out. */
export function readTables(session: Session, folder: string): Tables {
  const frames = tableNames.map((table) => [table, session.read.schema(schemas[table] as Schema).parquet(`${folder}/${table}`)]);
  return Object.fromEntries(frames) as Tables;
}
