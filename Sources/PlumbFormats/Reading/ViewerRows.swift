internal import PlumbCore

/// The layout in which the viewer of Hugging Face's hub hands out a data set: `{"features": …, "rows": [{"row_idx": 0,
/// "row": {…}}]}`.
enum ViewerRows {
  /// The rows inside such a document; `nil` for any other.
  static func records(of document: JSONValue) -> [JSONObject?]? {
    guard let rows = document["rows"]?.array, !rows.isEmpty, rows.allSatisfy({ $0["row"]?.object != nil }) else {
      return nil
    }
    return rows.map { $0["row"]?.object }
  }
}
