internal import HTTPTypes
internal import Hummingbird
internal import NIOCore
internal import PlumbCore

/// What the HTTP API answers when it cannot do what was asked: a status and a sentence.
struct APIError: Error, Equatable, CustomStringConvertible {
  var status: HTTPResponse.Status
  var message: String

  init(_ status: HTTPResponse.Status, _ message: String) {
    self.status = status
    self.message = message
  }

  var description: String { message }
}

extension APIError: HTTPResponseError {
  func response(from request: Request, context: some RequestContext) throws -> Response {
    jsonResponse(["error": ["message": .string(message)]], status: status)
  }
}

/// A response with one JSON document.
func jsonResponse(_ object: JSONObject, status: HTTPResponse.Status = .ok) -> Response {
  Response(
    status: status, headers: [.contentType: "application/json; charset=utf-8"],
    body: ResponseBody(byteBuffer: ByteBuffer(string: JSONValue.object(object).text())))
}
