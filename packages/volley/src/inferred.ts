export type * from "@volley/dataframe/inferred";
