/** Where the list of a task's fetched files stands in a source's SQL. */
export const filesMark = "{files}";

/** The local file of each row, where partition columns are asked for. */
export const fileColumn = "volley_file";

/** Partition columns come from the driver, not from the paths of local copies. */
export const plainFolders = "hive_partitioning = false";
