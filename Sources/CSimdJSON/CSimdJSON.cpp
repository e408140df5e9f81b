// The C door to simdjson (Debian's libsimdjson): a document is flattened into an array of tokens, so that Swift walks
// plain memory instead of calling into C++ once a value.
#include "CSimdJSON.h"

#include <new>
#include <simdjson.h>
#include <vector>

using namespace simdjson;

struct CSimdJSONParser {
  dom::parser parser;
  std::vector<CSimdJSONToken> tokens;
};

static CSimdJSONToken string_token(std::string_view text) {
  CSimdJSONToken token{CSIMDJSON_STRING, static_cast<uint32_t>(text.size()), {}};
  token.value.string = text.data();
  return token;
}

// Depth is bounded by simdjson's own limit (1024), so recursion is safe.
static void flatten(dom::element element, std::vector<CSimdJSONToken> &tokens) {
  CSimdJSONToken token{CSIMDJSON_NULL, 0, {}};
  switch (element.type()) {
  case dom::element_type::NULL_VALUE:
    break;
  case dom::element_type::BOOL:
    token.kind = element.get_bool().value_unsafe() ? CSIMDJSON_TRUE : CSIMDJSON_FALSE;
    break;
  case dom::element_type::INT64:
    token.kind = CSIMDJSON_INTEGER;
    token.value.integer = element.get_int64().value_unsafe();
    break;
  case dom::element_type::UINT64: // above Int64.max: kept as a double, as most JSON readers do
    token.kind = CSIMDJSON_NUMBER;
    token.value.number = static_cast<double>(element.get_uint64().value_unsafe());
    break;
  case dom::element_type::DOUBLE:
    token.kind = CSIMDJSON_NUMBER;
    token.value.number = element.get_double().value_unsafe();
    break;
  case dom::element_type::STRING:
    token = string_token(element.get_string().value_unsafe());
    break;
  case dom::element_type::ARRAY: {
    token.kind = CSIMDJSON_ARRAY;
    size_t at = tokens.size();
    tokens.push_back(token);
    uint32_t size = 0;
    for (dom::element child : element.get_array().value_unsafe()) {
      flatten(child, tokens);
      size++;
    }
    tokens[at].size = size;
    return;
  }
  case dom::element_type::OBJECT: {
    token.kind = CSIMDJSON_OBJECT;
    size_t at = tokens.size();
    tokens.push_back(token);
    uint32_t size = 0;
    for (dom::key_value_pair field : element.get_object().value_unsafe()) {
      tokens.push_back(string_token(field.key));
      flatten(field.value, tokens);
      size++;
    }
    tokens[at].size = size;
    return;
  }
  }
  tokens.push_back(token);
}

extern "C" CSimdJSONParser *csimdjson_create(void) { return new (std::nothrow) CSimdJSONParser(); }

extern "C" void csimdjson_destroy(CSimdJSONParser *parser) { delete parser; }

extern "C" const char *csimdjson_parse(CSimdJSONParser *parser, const uint8_t *bytes, size_t count, int is_padded,
                                       const CSimdJSONToken **tokens, size_t *token_count) {
  try {
    dom::element root;
    error_code error = parser->parser.parse(bytes, count, !is_padded).get(root);
    if (error) return error_message(error);
    parser->tokens.clear();
    flatten(root, parser->tokens);
    *tokens = parser->tokens.data();
    *token_count = parser->tokens.size();
    return nullptr;
  } catch (const std::bad_alloc &) {
    return "the document does not fit in memory";
  }
}
