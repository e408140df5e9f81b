/// The heading of the judged items with the controls that filter them.
enum ItemsSection: ReportSection {
  static let name = "items"

  static let template = #"""
    <section id="items" aria-labelledby="items-h">
    <h2 id="items-h">{{t.judgedItems}}</h2>
    <form class="toolbar" id="filter" hidden data-shown="{{t.shownOf}}" data-none="{{t.noneMatch}}">
    <label class="grow">{{t.filterText}}<input type="search" id="filter-text" autocomplete="off" spellcheck="false"></label>
    <label>{{t.filterVerdict}}<select id="filter-verdict"><option value="">{{t.all}}</option>{{#verdicts}}<option value="{{value}}">{{label}}</option>{{/verdicts}}</select></label>
    <label>{{t.filterCategory}}<select id="filter-category"><option value="">{{t.all}}</option></select></label>
    <label>{{t.filterModel}}<select id="filter-model"><option value="">{{t.all}}</option></select></label>
    <button type="button" id="expand">{{t.expandAll}}</button>
    <button type="button" id="collapse">{{t.collapseAll}}</button>
    <button type="reset">{{t.reset}}</button>
    </form>
    <p class="note" id="filter-status" role="status" aria-live="polite"></p>
    <div class="items" id="item-list">

    """#

  static func heading(_ context: ReportContext) -> String? {
    context.isCertificate ? nil : context.strings[.judgedItems]
  }

  static func fields(_ context: ReportContext) -> Fields? {
    if context.isCertificate { return nil }
    return [
      "verdicts": ComparisonVerdict.allCases.map { verdict -> Fields in
        ["value": verdict.rawValue, "label": context.strings[verdict.label]]
      }
    ]
  }
}

extension ComparisonVerdict {
  /// The name of its label.
  var label: ReportStrings.Key {
    switch self {
    case .model: .verdictModel
    case .baseline: .verdictBaseline
    case .tie: .verdictTie
    case .disagree: .verdictDisagree
    case .rated: .verdictRated
    case .failed: .verdictFailed
    }
  }
}
