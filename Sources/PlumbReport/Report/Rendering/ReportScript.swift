internal import Foundation
import PlumbCore

/// The report's script: filters the judged items.
///
/// Without it every item is there, folded.
///
/// It reads `data-` attributes and text, writes text and `hidden`, and never makes markup from either.
enum ReportScript {
  /// The source expression that allows exactly this script in a content security policy.
  static let policySource = "sha256-" + Data(sha256(Array(text.utf8))).base64EncodedString()

  /// The text between `<script>` and `</script>`.
  static let text = #"""

    (function () {
      "use strict";
      var bar = document.getElementById("filter");
      var list = document.getElementById("item-list");
      if (!bar || !list) { return; }
      var items = Array.prototype.slice.call(list.children).filter(function (node) { return node.matches("details.item"); });
      if (items.length === 0) { return; }
      var status = document.getElementById("filter-status");
      var search = document.getElementById("filter-text");
      var selects = {
        verdict: document.getElementById("filter-verdict"),
        category: document.getElementById("filter-category"),
        model: document.getElementById("filter-model")
      };
      var texts = new Map();

      function textOf(item) {
        if (!texts.has(item)) { texts.set(item, item.textContent.toLowerCase()); }
        return texts.get(item);
      }
      function valuesOf(item, name) {
        var value = item.dataset[name] || "";
        return name === "verdict" ? value.split(" ") : value === "" ? [] : [value];
      }
      function visible() { return items.filter(function (item) { return !item.hidden; }); }

      // Offers only what occurs, with how often.
      Object.keys(selects).forEach(function (name) {
        var counts = new Map();
        items.forEach(function (item) {
          valuesOf(item, name).forEach(function (value) { counts.set(value, (counts.get(value) || 0) + 1); });
        });
        var select = selects[name];
        if (name === "verdict") {
          Array.prototype.slice.call(select.options).forEach(function (option) {
            if (option.value === "") { return; }
            if (!counts.has(option.value)) { option.remove(); return; }
            option.textContent += " (" + counts.get(option.value) + ")";
          });
        } else {
          Array.from(counts.keys()).sort().forEach(function (value) {
            var option = document.createElement("option");
            option.value = value;
            option.textContent = value + " (" + counts.get(value) + ")";
            select.appendChild(option);
          });
          if (counts.size < 2) { select.parentNode.hidden = true; select.parentNode.style.display = "none"; }
        }
      });

      function apply() {
        var words = search.value.toLowerCase().trim();
        var shown = 0;
        items.forEach(function (item) {
          var matches = Object.keys(selects).every(function (name) {
            var wanted = selects[name].value;
            return wanted === "" || valuesOf(item, name).indexOf(wanted) >= 0;
          });
          matches = matches && (words === "" || textOf(item).indexOf(words) >= 0);
          item.hidden = !matches;
          if (matches) { shown += 1; }
        });
        var pattern = shown === 0 ? bar.dataset.none : bar.dataset.shown;
        status.textContent = pattern.split("{0}").join(String(shown)).split("{1}").join(String(items.length));
      }

      // The state of the filter is kept in the address, so that a view can be shared.
      function save() {
        var state = new URLSearchParams();
        if (search.value) { state.set("q", search.value); }
        Object.keys(selects).forEach(function (name) {
          if (selects[name].value) { state.set(name, selects[name].value); }
        });
        var text = state.toString();
        try { history.replaceState(null, "", text ? "#" + text : "#items"); } catch (error) { /* a sandboxed frame */ }
      }
      function load() {
        var hash = location.hash.slice(1);
        var target = /^item-\d+$/.test(hash) ? document.getElementById(hash) : null;
        if (target) { target.open = true; target.scrollIntoView(); return; }
        if (hash.indexOf("=") < 0) { return; }
        var state = new URLSearchParams(hash);
        search.value = state.get("q") || "";
        Object.keys(selects).forEach(function (name) {
          var wanted = state.get(name) || "";
          var known = Array.prototype.some.call(selects[name].options, function (option) { return option.value === wanted; });
          selects[name].value = known ? wanted : "";
        });
      }
      function changed() { apply(); save(); }

      var timer = 0;
      search.addEventListener("input", function () { clearTimeout(timer); timer = setTimeout(changed, 150); });
      search.addEventListener("keydown", function (event) {
        if (event.key === "Escape") { search.value = ""; changed(); }
      });
      Object.keys(selects).forEach(function (name) { selects[name].addEventListener("change", changed); });
      bar.addEventListener("submit", function (event) { event.preventDefault(); changed(); });
      bar.addEventListener("reset", function () { setTimeout(changed, 0); });
      document.getElementById("expand").addEventListener("click", function () {
        visible().forEach(function (item) { item.open = true; });
      });
      document.getElementById("collapse").addEventListener("click", function () {
        items.forEach(function (item) { item.open = false; });
      });
      // Arrow keys walk from item to item.
      list.addEventListener("keydown", function (event) {
        var step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
        var item = event.target.parentNode;
        if (!step || event.target.tagName !== "SUMMARY" || !item.matches("details.item")) { return; }
        var rows = visible();
        var next = rows[rows.indexOf(item) + step];
        if (next) { event.preventDefault(); next.querySelector("summary").focus(); }
      });

      window.addEventListener("hashchange", function () { load(); apply(); });
      bar.hidden = false;
      load();
      apply();
    })();

    """#
}
