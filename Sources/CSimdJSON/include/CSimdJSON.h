#ifndef CSIMDJSON_H
#define CSIMDJSON_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// The kinds of a token.
enum {
  CSIMDJSON_NULL = 0,
  CSIMDJSON_FALSE = 1,
  CSIMDJSON_TRUE = 2,
  CSIMDJSON_INTEGER = 3,
  CSIMDJSON_NUMBER = 4,
  CSIMDJSON_STRING = 5,
  CSIMDJSON_ARRAY = 6,
  CSIMDJSON_OBJECT = 7
};

/// One value in document order. Arrays are followed by `size` values; objects by `size` pairs of a string token (the
/// key) and a value. Strings point into the parser and hold `size` bytes of UTF-8.
typedef struct {
  uint32_t kind;
  uint32_t size;
  union {
    int64_t integer;
    double number;
    const char *string;
  } value;
} CSimdJSONToken;

typedef struct CSimdJSONParser CSimdJSONParser;

CSimdJSONParser *csimdjson_create(void);
void csimdjson_destroy(CSimdJSONParser *parser);

/// Parses one JSON document. Returns NULL on success, else a static sentence that says what is wrong.
/// Tokens stay valid until the next parse or the parser's end. With `is_padded`, 64 bytes after the document may be read
/// (whatever they hold); without, the document is copied first.
const char *csimdjson_parse(CSimdJSONParser *parser, const uint8_t *bytes, size_t count, int is_padded,
                            const CSimdJSONToken **tokens, size_t *token_count);

#ifdef __cplusplus
}
#endif

#endif
