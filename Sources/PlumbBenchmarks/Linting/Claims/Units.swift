/// The units that quantities are compared in, by how they are written; longer spellings come first.
///
/// Measures are converted to a base unit; what is counted keeps its count word, since 7 次 and 7 座 count different things.
enum Units {
  struct Unit {
    var spelling: [Unicode.Scalar]
    var name: String
    var factor: Double
  }

  /// Written without a word boundary after them.
  static let chinese: [Unit] = units([
    ("平方公里", "m²", 1e6), ("平方千米", "m²", 1e6), ("平方米", "m²", 1), ("立方米", "m³", 1), ("公里", "m", 1000),
    ("千米", "m", 1000), ("英里", "m", 1609.344), ("海里", "m", 1852), ("厘米", "m", 0.01), ("毫米", "m", 0.001),
    ("光年", "光年", 1), ("米", "m", 1), ("公斤", "kg", 1), ("千克", "kg", 1), ("毫克", "kg", 1e-6), ("吨", "kg", 1000),
    ("克", "kg", 0.001), ("小时", "s", 3600), ("分钟", "s", 60), ("秒", "s", 1), ("摄氏度", "℃", 1), ("℃", "℃", 1),
    ("美元", "USD", 1), ("人民币", "CNY", 1), ("元", "CNY", 1), ("岁", "岁", 1), ("周年", "周年", 1), ("世纪", "世纪", 1),
    ("年代", "年代", 1), ("人次", "人次", 1), ("人", "人", 1), ("名", "名", 1), ("次", "次", 1), ("座", "座", 1),
    ("个国家", "国", 1), ("国", "国", 1), ("届", "届", 1), ("轮", "轮", 1), ("赛季", "赛季", 1), ("集", "集", 1), ("家", "家", 1),
    ("所", "所", 1), ("级", "级", 1), ("倍", "倍", 1), ("场", "场", 1), ("球", "球", 1),
    ("分", "分", 1), ("枚", "枚", 1), ("部", "部", 1), ("首", "首", 1), ("篇", "篇", 1), ("卷", "卷", 1), ("回", "回", 1),
    ("章", "章", 1), ("种", "种", 1), ("块", "块", 1), ("颗", "颗", 1), ("层", "层", 1), ("项", "项", 1), ("位", "位", 1),
    ("天", "天", 1), ("个月", "个月", 1), ("条", "条", 1), ("冠", "冠", 1), ("支", "支", 1), ("个", "个", 1), ("%", "%", 1),
  ])

  /// Words that must end where the unit ends.
  static let latin: [Unit] = units([
    ("kilometres", "m", 1000), ("kilometers", "m", 1000), ("kilometre", "m", 1000), ("kilometer", "m", 1000),
    ("metres", "m", 1), ("meters", "m", 1), ("metre", "m", 1), ("meter", "m", 1), ("miles", "m", 1609.344),
    ("mile", "m", 1609.344), ("feet", "m", 0.3048), ("km", "m", 1000), ("cm", "m", 0.01), ("mm", "m", 0.001),
    ("m", "m", 1),
    ("kilograms", "kg", 1), ("kg", "kg", 1), ("grams", "kg", 0.001), ("tonnes", "kg", 1000), ("tons", "kg", 1000),
    ("g", "kg", 0.001), ("hours", "s", 3600), ("hour", "s", 3600), ("minutes", "s", 60), ("seconds", "s", 1),
    ("percent", "%", 1), ("dollars", "USD", 1), ("people", "people", 1), ("times", "times", 1), ("years", "years", 1),
    ("days", "days", 1), ("goals", "goals", 1), ("countries", "countries", 1), ("states", "states", 1),
    ("planets", "planets", 1), ("bones", "bones", 1), ("chapters", "chapters", 1), ("players", "players", 1),
    ("symphonies", "symphonies", 1), ("moons", "moons", 1), ("degrees", "degrees", 1),
  ])

  private static func units(_ entries: [(String, String, Double)]) -> [Unit] {
    entries.map { Unit(spelling: Array($0.0.unicodeScalars), name: $0.1, factor: $0.2) }
  }
}
