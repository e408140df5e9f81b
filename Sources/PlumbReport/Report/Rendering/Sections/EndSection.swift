/// What follows the judged items: what was left out, the footer, the script.
enum EndSection: ReportSection {
  static let name = "end"

  static let template = #"""
    {{#hasItems}}
    </div>
    {{#isEmpty}}
    <p class="none">{{t.noItems}}</p>
    {{/isEmpty}}
    {{#omitted}}
    <p class="note" id="omitted">{{omitted}}</p>
    {{/omitted}}
    </section>
    {{/hasItems}}
    </main>
    <footer>{{t.madeBy}}</footer>
    </div>
    <script>{{{script}}}</script>
    </body>
    </html>

    """#

  static func fields(_ context: ReportContext) -> Fields? { fields(context, embedded: 0, omitted: 0) }

  /// The values once the comparisons are written.
  static func fields(_ context: ReportContext, embedded: Int, omitted: Int) -> Fields {
    [
      "hasItems": !context.isCertificate, "isEmpty": embedded == 0, "script": ReportScript.text,
      "omitted": omitted > 0 ? context.strings[.omitted, NumberText.count(omitted)] as Any : false,
    ]
  }
}
