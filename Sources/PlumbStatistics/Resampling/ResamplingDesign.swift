/// What is drawn with replacement: rows, or whole clusters, and within which strata.
public struct ResamplingDesign: Sendable, Codable, Equatable {
  /// The row indices of each unit that is drawn as a whole.
  let units: [[Int]]
  /// The unit indices of each stratum; each stratum keeps its number of units.
  let strata: [[Int]]

  /// Independent rows.
  ///
  /// - Parameter count: How many rows.
  public init(count: Int) {
    units = (0..<count).map { [$0] }
    strata = [Array(0..<count)]
    isPlain = true
  }

  /// Rows in clusters, strata, or both.
  ///
  /// - Parameters:
  ///   - count: How many rows.
  ///   - clusters: The cluster of each row, drawn whole; `nil` when rows are independent.
  ///   - strata: The stratum of each row; `nil` for one stratum. A cluster lies in one stratum.
  /// - Throws: `StatisticsError` `.lengthMismatch` for the numbers of rows, `.outOfRange` when a
  ///   cluster lies in two strata.
  public init(count: Int, clusters: [Int]?, strata: [Int]?) throws(StatisticsError) {
    guard clusters.map({ $0.count == count }) ?? true, strata.map({ $0.count == count }) ?? true
    else {
      throw StatisticsError(
        .lengthMismatch,
        "There are \(count) rows but \(clusters?.count ?? count) cluster numbers and \(strata?.count ?? count) strata."
      )
    }
    var units: [[Int]] = []
    var unitOf: [Int: Int] = [:]
    var members: [[Int]] = []
    var stratumOf: [Int: Int] = [:]
    var homes: [Int] = []
    for row in 0..<count {
      let cluster = clusters?[row] ?? row
      let stratum = strata?[row] ?? 0
      if let unit = unitOf[cluster] {
        units[unit].append(row)
        guard homes[unit] == stratum else {
          throw StatisticsError(
            .outOfRange,
            "Cluster \(cluster) lies in strata \(homes[unit]) and \(stratum); it must lie in one.")
        }
        continue
      }
      unitOf[cluster] = units.count
      if stratumOf[stratum] == nil {
        stratumOf[stratum] = members.count
        members.append([])
      }
      members[stratumOf[stratum] ?? 0].append(units.count)
      homes.append(stratum)
      units.append([row])
    }
    self.units = units
    self.strata = members
    isPlain = units.count == count && members.count == 1
  }

  /// Whether unit i is row i and all lie in one stratum.
  private let isPlain: Bool

  /// Replaces `rows` by the rows of one resample.
  func sample(into rows: inout [Int], using generator: inout some RandomNumberGenerator) {
    rows.removeAll(keepingCapacity: true)
    if isPlain {
      let count = units.count
      for _ in 0..<count { rows.append(generator.index(below: count)) }
      return
    }
    for members in strata {
      for _ in members.indices {
        let unit = members[generator.index(below: members.count)]
        if units[unit].count == 1 { rows.append(units[unit][0]) } else { rows += units[unit] }
      }
    }
  }
}
