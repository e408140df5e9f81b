/// A tree's arrays as pointers, for the inner loops of searches; valid inside ``KDTree/withView(_:)``.
struct KDTreeView {
  let dimensions: Int
  let coordinates: UnsafePointer<Double>
  let lower: UnsafePointer<Int32>
  let upper: UnsafePointer<Int32>
  let isLeaf: UnsafePointer<Bool>
  let boxes: UnsafePointer<Double>

  /// The squared distance of two points, by their places in the tree.
  @inline(__always) func squaredDistance(_ a: Int, _ b: Int) -> Double {
    let (p, q) = (coordinates + a * dimensions, coordinates + b * dimensions)
    var sum = 0.0
    for k in 0..<dimensions {
      let difference = p[k] - q[k]
      sum += difference * difference
    }
    return sum
  }

  /// The least squared distance of a point to a node's box; 0 inside.
  @inline(__always) func squaredDistance(_ point: Int, toBox node: Int) -> Double {
    let p = coordinates + point * dimensions
    let low = boxes + node * 2 * dimensions
    let high = low + dimensions
    var sum = 0.0
    for k in 0..<dimensions {
      let below = low[k] - p[k]
      let above = p[k] - high[k]
      let gap = max(0, max(below, above))
      sum += gap * gap
    }
    return sum
  }
}

extension KDTree {
  /// Calls `body` with pointers to the tree's arrays; `nil` for a tree without points.
  func withView<Result>(_ body: (KDTreeView) -> Result) -> Result? {
    coordinates.withUnsafeBufferPointer { coordinates in
      lower.withUnsafeBufferPointer { lower in
        upper.withUnsafeBufferPointer { upper in
          isLeaf.withUnsafeBufferPointer { isLeaf in
            boxes.withUnsafeBufferPointer { boxes in
              guard let coordinates = coordinates.baseAddress, let lower = lower.baseAddress,
                let upper = upper.baseAddress, let isLeaf = isLeaf.baseAddress,
                let boxes = boxes.baseAddress
              else { return nil }
              return body(
                KDTreeView(
                  dimensions: dimensions, coordinates: coordinates, lower: lower, upper: upper,
                  isLeaf: isLeaf, boxes: boxes))
            }
          }
        }
      }
    }
  }
}
