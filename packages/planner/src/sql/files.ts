/** Where the list of a task's fetched files stands in a source's SQL. */
export const filesMark = "{files}";

/** The local file of each row, where partition columns or names of files are asked for. */
export const fileColumn = "volley_file";

/** Where the name stands that the file of `fileColumn` has for the user. */
export const fileNameMark = "{file name}";

/** What a scan calls the column of its files' names. */
export const fileNameField = "volley_file_name";

/** Partition columns come from the driver, not from the paths of local copies. */
export const plainFolders = "hive_partitioning = false";
