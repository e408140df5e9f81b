import PlumbCore

/// One judged item: question, reference, both answers, and what the judges said in each order.
enum ComparisonSection: ReportSection {
  static let name = "comparison"

  static let template = #"""
    <details class="item" id="item-{{number}}" data-verdict="{{verdicts}}" data-category="{{category}}" data-model="{{model}}">
    <summary><span><span class="chip {{verdict}}">{{verdictLabel}}</span>{{#someFailed}} <span class="tag">({{t.someFailed}})</span>{{/someFailed}}</span><span><span class="head"><bdi>{{excerpt}}</bdi></span><span class="meta"><span><bdi>{{id}}</bdi></span>{{#category}}<span><bdi>{{category}}</bdi></span>{{/category}}<span><bdi>{{model}}</bdi></span></span></span></summary>
    <div class="body">
    {{#system}}
    <h4>{{t.system}}</h4>{{>text}}
    {{/system}}
    {{#questions}}
    <h4>{{heading}}</h4>{{>text}}
    {{/questions}}
    {{#references}}
    <h4>{{heading}}</h4>{{>text}}
    {{/references}}
    {{#evidence}}
    <details><summary>{{t.evidence}}</summary>{{>text}}</details>
    {{/evidence}}
    <div class="pair">
    {{#answers}}
    <div><h4><bdi>{{heading}}</bdi>{{#length}} <span class="tag">{{length}}</span>{{/length}}</h4>{{#notes}}<p class="none">{{.}}</p>{{/notes}}{{#turns}}{{#turnHeading}}<h4>{{turnHeading}}</h4>{{/turnHeading}}{{>text}}{{/turns}}</div>
    {{/answers}}
    </div>
    <h4>{{t.judgments}}</h4>
    {{#judgments}}
    <div class="judgment"><p><bdi class="strong">{{judge}}</bdi>{{t.colon}}<span class="chip {{outcome}}"><bdi>{{outcomeText}}</bdi></span>{{#facts}} <span class="tag">· <bdi>{{.}}</bdi></span>{{/facts}}</p>{{#order}}<p class="note">{{t.order}}{{t.colon}}{{#shown}}{{position}}. <bdi>{{shownModel}}</bdi> {{/shown}}</p>{{/order}}{{#critique}}<h4>{{t.critique}}</h4>{{>text}}{{/critique}}{{#raw}}<details><summary>{{t.rawText}}</summary>{{>text}}</details>{{/raw}}</div>
    {{/judgments}}
    {{^judgments}}
    <p class="none">{{t.noJudgments}}</p>
    {{/judgments}}
    </div>
    </details>

    """#

  /// The template of a text block.
  static let textTemplate = """
    {{#blank}}<p class="none">{{t.emptyText}}</p>{{/blank}}{{^blank}}<div class="text" dir="auto"{{#textLanguage}} \
    lang="{{textLanguage}}"{{/textLanguage}}>{{text}}</div>{{/blank}}{{#shortened}}<p class="note">{{shortened}}</p>{{/shortened}}
    """

  static func fields(_ context: ReportContext) -> Fields? { nil }

  /// The values of one comparison, the `number`th in the file, from 1.
  static func fields(_ comparison: JudgedComparison, number: Int, _ context: ReportContext) -> Fields {
    let entry = ComparisonEntry(comparison: comparison, strings: context.strings, textLimit: context.limits.textLength)
    return entry.fields(number: number)
  }
}
