"use strict";
// How the article and the findings look: elements made from the model, always with text, never with markup.
const Cards = (() => {
  const STATES = { accepted: "accepted", rejected: "rejected", undefined: "undecided" };

  function element(name, properties = {}, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(properties)) {
      if (key === "class") made.className = value;
      else if (key === "click") made.addEventListener("click", value);
      else made.setAttribute(key, value);
    }
    made.append(...children);
    return made;
  }

  function article(file, decisions, current) {
    const parts = Review.segments(file, decisions).map((piece) => {
      if (piece.finding < 0) return piece.text;
      const finding = file.findings[piece.finding];
      const state = STATES[decisions[piece.finding]?.verdict];
      const mark = element("mark", {
        "class": `${finding.family} ${state} ${piece.kind}`, "data-finding": piece.finding, role: "button",
        tabindex: piece.finding === current ? "0" : "-1", title: `${finding.rule} ${finding.name}: ${finding.message}`,
      }, piece.text);
      if (!piece.text.trim() || Review.visible(piece.text) !== piece.text) mark.classList.add("blank");
      mark.setAttribute("aria-label", `${Review.visible(piece.text)} (${finding.rule}, ${state})`);
      if (piece.finding === current) mark.setAttribute("aria-current", "true");
      return mark;
    });
    return parts;
  }

  function pieces(parts) {
    return parts.map((part) => (part.kind === "text" ? part.text : element(part.kind, {}, part.text)));
  }

  function choice(file, finding, each, n, decision, act) {
    const chosen = decision?.verdict === "accepted" && decision.own === undefined && decision.choice === n;
    const sure = Math.min(0.99, Math.floor(each.confidence * 100) / 100).toFixed(2);
    return element("li", {}, element("button", {
      type: "button", "class": "choice", "aria-pressed": String(chosen), "data-choice": n,
      click: () => act.decide(finding.index, { verdict: "accepted", choice: n }),
    }, element("kbd", { "aria-hidden": "true" }, String(n + 1)),
    element("span", { "class": "text" }, ...pieces(Review.preview(file, finding, each.edits))),
    element("span", { "class": `sure ${each.safety}`, title: "safety and confidence" }, `${each.safety} ${sure}`)));
  }

  function evidence(finding) {
    const rows = finding.choices.flatMap((each, n) => {
      const parts = Object.entries({ score: each.score, ...each.evidence }).filter(([, value]) => value !== null);
      return parts.map(([key, value]) => element("tr", {}, element("td", {}, String(n + 1)),
        element("th", { scope: "row" }, key), element("td", { "class": "number" }, Number(value).toFixed(2))));
    });
    if (!rows.length) return [];
    const head = element("tr", {}, ...["no.", "part", "value"].map((text) => element("th", { scope: "col" }, text)));
    return [element("details", {}, element("summary", {}, "Evidence"),
      element("table", {}, element("thead", {}, head), element("tbody", {}, ...rows)))];
  }

  function own(file, finding, decision, act) {
    const label = element("label", {}, element("span", {}, "Your own"));
    const field = element("textarea", { autocomplete: "off", spellcheck: "true" });
    field.value = decision?.own ?? Review.draft(finding);
    field.rows = Math.min(6, Math.max(1, Math.ceil(field.value.length / 40), field.value.split(/\r\n?|\n/).length));
    label.append(field);
    const form = element("form", { "class": "own" }, label, element("button", { type: "submit" }, "Use"));
    form.hidden = decision?.own === undefined;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      act.decide(finding.index, { verdict: "accepted", own: Review.withNewlines(field.value, file.text) });
    });
    return form;
  }

  function card(file, finding, decision, current, act) {
    const state = STATES[decision?.verdict];
    const title = `finding-${finding.index}`;
    const form = own(file, finding, decision, act);
    const made = element("li", {
      "class": `card ${finding.family} ${state}`, "data-finding": finding.index, tabindex: "-1", "aria-labelledby": title,
    });
    if (current) made.setAttribute("aria-current", "true");
    const choices = finding.choices.slice(0, 9).map((each, n) => choice(file, finding, each, n, decision, act));
    const reject = element("button", {
      type: "button", "class": "reject", "aria-pressed": String(state === "rejected"),
      click: () => act.decide(finding.index, { verdict: "rejected" }),
    }, "Reject");
    const write = element("button", { type: "button", "class": "write", click: () => act.write(finding.index) }, "Write my own");
    made.append(
      element("p", { "class": "rule" }, element("b", {}, finding.rule), element("span", {}, finding.name),
        element("span", { "class": "where" }, `line ${finding.line}`), element("span", { "class": "state" }, state)),
      element("p", { "class": "message", id: title }, Review.visible(finding.message)),
      choices.length ? element("ol", { "class": "choices" }, ...choices)
        : element("p", { "class": "none" }, "No correction is known."),
      element("div", { "class": "buttons" }, reject, write), form, ...evidence(finding),
    );
    made.addEventListener("click", (event) => event.target.closest("button, form, summary") || act.select(finding.index));
    return made;
  }

  // The choices of the filter: all, the families, the rules, each with how many findings it has.
  function filters(file) {
    const count = new Map();
    for (const { rule, name, family } of file.findings) {
      count.set(family, { text: `all of ${family}`, n: (count.get(family)?.n ?? 0) + 1 });
      count.set(rule, { text: `${rule} ${name}`, n: (count.get(rule)?.n ?? 0) + 1 });
    }
    const rows = [...count].sort(([a], [b]) => (a < b ? -1 : 1));
    const all = element("option", { value: "" }, `all rules (${file.findings.length})`);
    return [all, ...rows.map(([value, { text, n }]) => element("option", { value }, `${text} (${n})`))];
  }

  return { article, card, element, filters };
})();
