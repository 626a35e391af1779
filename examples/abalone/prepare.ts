import { col, double, schema, Session, string, when } from "volley";

const input = process.env["ABALONE"] ?? "examples/abalone/data/abalone.csv";
const output = process.env["OUTPUT"] ?? "examples/abalone/output/";

const abalone = schema({
  sex: string(),
  length: double(),
  diameter: double(),
  height: double(),
  wholeWeight: double(),
  shuckedWeight: double(),
  visceraWeight: double(),
  shellWeight: double(),
  rings: double(),
});

const session = await Session.builder.appName("abalone").getOrCreate();

// One-hot with the last of three dropped, by falling frequency as Spark's StringIndexer has it: M, I, F.
const is = (sex: string) => when(col("sex").eq(sex), 1.0).otherwise(0.0);

const rows = session.read
  .schema(abalone)
  .csv(input)
  .select(
    "rings",
    is("M").alias("male"),
    is("I").alias("infant"),
    "length",
    "diameter",
    "height",
    "wholeWeight",
    "shuckedWeight",
    "visceraWeight",
    "shellWeight",
  );

const [train, validation] = rows.randomSplit([0.8, 0.2], 42);
const written = await session.write({ train: train!, validation: validation! }).mode("overwrite").csv(output);

console.log(written.rows);
await session.stop();
