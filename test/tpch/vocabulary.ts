/** Words and lists of the specification (4.2.2.13 and 4.2.3); numbers beside nations are their regions. */
export const vocabulary = {
  regions: ["AFRICA", "AMERICA", "ASIA", "EUROPE", "MIDDLE EAST"],
  nations: [
    ["ALGERIA", 0],
    ["ARGENTINA", 1],
    ["BRAZIL", 1],
    ["CANADA", 1],
    ["EGYPT", 4],
    ["ETHIOPIA", 0],
    ["FRANCE", 3],
    ["GERMANY", 3],
    ["INDIA", 2],
    ["INDONESIA", 2],
    ["IRAN", 4],
    ["IRAQ", 4],
    ["JAPAN", 2],
    ["JORDAN", 4],
    ["KENYA", 0],
    ["MOROCCO", 0],
    ["MOZAMBIQUE", 0],
    ["PERU", 1],
    ["CHINA", 2],
    ["ROMANIA", 3],
    ["SAUDI ARABIA", 4],
    ["VIETNAM", 2],
    ["RUSSIA", 3],
    ["UNITED KINGDOM", 3],
    ["UNITED STATES", 1],
  ],
  colors: words(`almond antique aquamarine azure beige bisque black blanched blue blush brown burlywood burnished chartreuse chiffon
    chocolate coral cornflower cornsilk cream cyan dark deep dim dodger drab firebrick floral forest frosted gainsboro ghost goldenrod
    green grey honeydew hot indian ivory khaki lace lavender lawn lemon light lime linen magenta maroon medium metallic midnight mint
    misty moccasin navajo navy olive orange orchid pale papaya peach peru pink plum powder puff purple red rose rosy royal saddle salmon
    sandy seashell sienna sky slate smoke snow spring steel tan thistle tomato turquoise violet wheat white yellow`),
  typeSizes: words("STANDARD SMALL MEDIUM LARGE ECONOMY PROMO"),
  typeFinishes: words("ANODIZED BURNISHED PLATED POLISHED BRUSHED"),
  typeMetals: words("TIN NICKEL BRASS STEEL COPPER"),
  containerSizes: words("SM LG MED JUMBO WRAP"),
  containers: words("CASE BOX BAG JAR PKG PACK CAN DRUM"),
  segments: words("AUTOMOBILE BUILDING FURNITURE MACHINERY HOUSEHOLD"),
  priorities: ["1-URGENT", "2-HIGH", "3-MEDIUM", "4-NOT SPECIFIED", "5-LOW"],
  instructions: ["DELIVER IN PERSON", "COLLECT COD", "NONE", "TAKE BACK RETURN"],
  modes: ["REG AIR", "AIR", "RAIL", "SHIP", "TRUCK", "MAIL", "FOB"],
  /** For comments. Those that queries look for ("special … requests", "Customer … Complaints") are put in where they belong. */
  prose: words(`foxes ideas theodolites pinto beans instructions dependencies excuses platelets asymptotes courts dolphins multipliers
    sauternes warthogs frets dinos attainments somas braids hockey players frays warhorses dugouts notornis epitaphs pearls tithes
    waters orbits gifts sheaves depths sentiments decoys realms pains grouches escapades furious sly careful blithe quick fluffy slow
    quiet ruthless thin close dogged daring brave stealthy permanent enticing idle busy regular final ironic even bold silent sleep wake
    haggle nag use boost affix detect integrate cajole about above according to across after against along among around at`),
} as const;

function words(text: string): readonly string[] {
  return text.split(/\s+/);
}
