extension BuiltInScenarios {
  /// The basic set `coding`, as YAML.
  static let codingSet = ##"""
    sets:
      coding:
        name: {en: "Program code", zh: "程序代码"}
        inherits: [general]
        criteria:
          - {part: content, name: {en: "Works", zh: "能正确运行"}, text: {en: "The code compiles or runs as written and gives the right result on ordinary input.", zh: "代码照原样即可编译或运行，对一般输入给出正确结果。"}}
          - {part: content, name: {en: "Covers the requirements", zh: "覆盖全部需求"}, text: {en: "Every behaviour, interface and constraint named in the request is there, and none has been quietly changed.", zh: "请求中提到的行为、接口和限制全部实现，没有悄悄改动。"}}
          - {part: content, name: {en: "Stands up to odd input", zh: "经得起异常输入"}, text: {en: "Empty, extreme, malformed or repeated input is handled on purpose, with errors a caller can understand.", zh: "对空的、极端的、格式错误的或重复的输入有明确处理，报错让调用者看得懂。"}}
          - {part: content, name: {en: "Safe and economical", zh: "安全且高效"}, text: {en: "Opens no injection, leak or race, and its time and memory grow no faster than the problem demands.", zh: "不留注入、泄漏或竞争隐患，时间和内存的增长不超出问题本身所需。"}}
          - {part: format, name: {en: "Conventional form", zh: "合乎惯例"}, text: {en: "Follows the naming, layout and idioms of the language; sits in code blocks with the language marked.", zh: "命名、排版和写法符合该语言惯例，放在标明语言的代码块里。"}}
          - {part: style, name: {en: "Readable to the next person", zh: "便于后人阅读"}, text: {en: "Small parts with telling names; comments explain reasons, not the obvious.", zh: "拆分得当、命名达意；注释说明原因，而不是复述代码。"}}
    """##
}
