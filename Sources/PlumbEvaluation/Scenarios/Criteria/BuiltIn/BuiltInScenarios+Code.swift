extension BuiltInScenarios {
  /// The scenarios of the group “Code”, as YAML.
  static let code = ##"""
    scenarios:
      code_simplification:
        group: Code
        name: {en: "Code simplification", zh: "代码简化"}
        about: {en: "Make code shorter or clearer without changing what it does.", zh: "在不改变功能的前提下把代码写得更短或更清楚。"}
        inherits: [coding]
        criteria:
          - {part: content, name: {en: "Same behaviour", zh: "行为不变"}, text: {en: "Outputs, side effects and errors are the same on every input.", zh: "对任何输入，输出、副作用和报错都一样。"}}
          - {part: content, name: {en: "Truly simpler", zh: "确实更简单"}, text: {en: "Fewer branches, states or lines; cleverness that is harder to read does not count.", zh: "分支、状态或行数减少；更难读的技巧不算简化。"}}
          - {part: format, name: {en: "Changes are listed", zh: "列出改动"}, text: {en: "Says what was taken out or merged and why that is safe.", zh: "说明删了或合并了什么，为什么安全。"}}
      code_generation:
        group: Code
        name: {en: "Code generation", zh: "代码生成"}
        about: {en: "Write a program, function, query or script from a description.", zh: "根据描述编写程序、函数、查询或脚本。"}
        inherits: [coding]
        criteria:
          - {part: content, name: {en: "Fitting design", zh: "设计得当"}, text: {en: "Data structures and interfaces suit the task and its likely growth, without machinery nobody asked for.", zh: "数据结构和接口适合任务及其可能的增长，不造没人要的东西。"}}
          - {part: content, name: {en: "Ready to use", zh: "拿来能用"}, text: {en: "Imports, dependencies and how to run it are included; gaps are not hidden behind placeholders.", zh: "带上导入、依赖和运行办法，不用占位符掩盖缺口。"}}
          - {part: format, name: {en: "Example of use", zh: "用法示例"}, text: {en: "A short call or test shows input and expected output.", zh: "用简短的调用或测试展示输入和预期输出。"}}
      explaining_code:
        group: Code
        name: {en: "Explaining code", zh: "解释代码"}
        about: {en: "Say what a piece of code does and how.", zh: "说明一段代码做什么、怎样做。"}
        inherits: [general]
        criteria:
          - {part: content, name: {en: "Right account of what it does", zh: "说对功能"}, text: {en: "Purpose, inputs, outputs and effects are stated correctly before the details.", zh: "先正确说明目的、输入、输出和影响，再讲细节。"}}
          - {part: content, name: {en: "Follows control and data", zh: "讲清流程与数据"}, text: {en: "Explains the path of execution and how values change where that is not plain.", zh: "在不显然之处讲清执行路径和数值变化。"}}
          - {part: content, name: {en: "Points out traps", zh: "点出陷阱"}, text: {en: "Mentions bugs, hidden assumptions and costs that a reader should know.", zh: "提到读者该知道的错误、隐含假设和开销。"}}
          - {part: format, name: {en: "Tied to the lines", zh: "对应到行"}, text: {en: "Refers to lines or names, so that the explanation can be followed in the code.", zh: "指明行或名称，便于对照代码。"}}
          - {part: style, name: {en: "Level of the asker", zh: "照顾提问者水平"}, text: {en: "Beginners get the terms explained, experts are spared the syntax.", zh: "对初学者解释术语，对熟手不讲语法。"}}
      code_correction_rewriting:
        group: Code
        name: {en: "Code correction and rewriting", zh: "代码纠错与改写"}
        about: {en: "Find and repair faults in code, or rewrite it to a demand.", zh: "找出并修复代码中的错误，或按要求改写。"}
        inherits: [coding]
        criteria:
          - {part: content, name: {en: "The real cause", zh: "找到真正原因"}, text: {en: "Names the fault that produces the symptom, and repairs that instead of hiding it.", zh: "说出造成现象的根源并修复，而不是掩盖。"}}
          - {part: content, name: {en: "Nothing else breaks", zh: "不牵连他处"}, text: {en: "Leaves working parts as they are and keeps interfaces other code relies on.", zh: "不动正常的部分，保持其他代码依赖的接口。"}}
          - {part: format, name: {en: "Whole corrected code", zh: "给出完整改后代码"}, text: {en: "The corrected code is complete and the changed places can be seen.", zh: "给出完整的改后代码，并看得出改了哪里。"}}
      code_to_code_translation:
        group: Code
        name: {en: "Code-to-code translation", zh: "代码语言转换"}
        about: {en: "Carry code over from one programming language or framework to another.", zh: "把代码从一种编程语言或框架换成另一种。"}
        inherits: [coding]
        criteria:
          - {part: content, name: {en: "Equal results", zh: "结果等价"}, text: {en: "Integer width, indexing, text encoding, null and error rules of the two languages are reconciled.", zh: "整数宽度、下标、文本编码、空值和错误规则的差别都处理好。"}}
          - {part: content, name: {en: "Native in the target", zh: "写法地道"}, text: {en: "Uses the target's standard library and idioms instead of word-for-word constructs.", zh: "使用目标语言的标准库和习惯写法，而不是逐字照搬。"}}
          - {part: format, name: {en: "Structure recognisable", zh: "结构可对照"}, text: {en: "Names and order let a reader hold both versions side by side.", zh: "名称和次序便于两版对照。"}}
    """##
}
