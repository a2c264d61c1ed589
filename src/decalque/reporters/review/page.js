"use strict";
// The page: what is shown, what the keys and buttons do, what is kept.
(() => {
  const $ = (id) => document.getElementById(id);
  const read = (node) => JSON.parse(node.textContent);
  const about = read($("about"));
  const files = [...document.querySelectorAll("script.report")].map((node) => Review.prepare(read(node)));
  const decisions = files.map((file) => Review.restored(file, load(file)));
  const state = { file: 0, current: -1, filter: "", undecided: false, marked: true };
  const names = Review.shortNames(files.map((each) => each.path));
  const history = []; // [file, {index: decision before}]

  const key = (file) => `decalque-review:${file.path}`;
  function load(file) {
    try {
      return JSON.parse(localStorage.getItem(`decalque-review:${file.path}`)) ?? {};
    } catch { // not allowed here, or damaged: begin afresh
      return {};
    }
  }
  function save(n) {
    try {
      localStorage.setItem(key(files[n]), JSON.stringify(Review.kept(files[n], decisions[n])));
    } catch { /* not allowed here: the decisions last as long as the page */ }
  }

  const file = () => files[state.file];
  const made = () => decisions[state.file];
  const list = () => Review.shown(file(), made(), state.filter, state.undecided, state.current);
  const say = (text) => { $("status").textContent = text; };

  function draw() {
    const { all, open, accepted, rejected } = Review.progress(file(), made());
    $("article").replaceChildren(...(state.marked
      ? Cards.article(file(), made(), state.current) : [Review.corrected(file(), made())]));
    const cards = list().map((found) => Cards.card(file(), found, made()[found.index], found.index === state.current, act));
    $("cards").replaceChildren(...cards);
    $("none").hidden = cards.length > 0;
    $("bar").max = all || 1;
    $("bar").value = all - open;
    $("count").textContent = `${all - open} of ${all} decided`;
    $("count").title = `${accepted} accepted, ${rejected} rejected`;
    $("undo").disabled = history.length === 0;
    $("view-marked").setAttribute("aria-pressed", String(state.marked));
    $("view-corrected").setAttribute("aria-pressed", String(!state.marked));
    [...$("file").options].forEach((option, n) => {
      const { all: sum, open: left } = Review.progress(files[n], decisions[n]);
      option.textContent = `${Review.visible(names[n])} (${sum - left}/${sum})`;
    });
  }

  function openFile(n) {
    Object.assign(state, { file: n, filter: "", current: file() ? files[n].findings[0].index : -1 });
    $("path").textContent = Review.visible(file().path);
    $("file").value = String(n);
    $("rule").replaceChildren(...Cards.filters(file()));
    draw();
    document.querySelector(".page").scrollTop = document.querySelector(".side").scrollTop = 0;
  }

  function show(focus = true) {
    const card = document.querySelector(`.card[data-finding="${state.current}"]`);
    const mark = document.querySelector(`mark[data-finding="${state.current}"]`);
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    mark?.scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
    const side = document.querySelector(".side");
    if (card && side.scrollHeight > side.clientHeight) { // its own scrolling, so that the article stays where it is
      side.scrollTop += card.getBoundingClientRect().top - side.getBoundingClientRect().top - side.clientHeight / 4;
    }
    if (focus) card?.focus({ preventScroll: true });
  }

  const act = {
    select(index, focus = true) {
      state.current = index;
      draw();
      show(focus);
    },
    step(by) {
      const shown = list().map((found) => found.index);
      if (!shown.length) return;
      const at = shown.indexOf(state.current);
      act.select(shown[at < 0 ? 0 : Math.max(0, Math.min(shown.length - 1, at + by))]);
    },
    decide(index, decision) {
      const other = Review.conflict(file(), made(), index, decision);
      if (other >= 0) {
        state.current = index;
        draw();
        show();
        say(`Not accepted: the correction accepted for ${file().findings[other].rule} in line ${file().findings[other].line} changes the same text.`);
        document.querySelector(`.card[data-finding="${index}"]`)?.append(Cards.element("p", { "class": "warning" }, $("status").textContent));
        return;
      }
      record({ [index]: decision });
      const shown = list().map((found) => found.index);
      const next = [...shown.filter((n) => n > index), ...shown].find((n) => !made()[n]);
      const { open } = Review.progress(file(), made());
      say(`${decision.verdict}. ${open ? `${open} to go` : "All findings of this file are decided"}.`);
      act.select(next ?? index);
    },
    accept(n) {
      const found = file().findings[state.current];
      if (!found) return;
      if (n < found.choices.length) act.decide(found.index, { verdict: "accepted", choice: n });
      else if (n === 0) act.write(found.index);
    },
    write(index) {
      act.select(index, false);
      const form = document.querySelector(`.card[data-finding="${index}"] .own`);
      if (!form) return;
      form.hidden = false;
      form.querySelector("textarea").focus();
      form.querySelector("textarea").select();
    },
    safe() {
      const wanted = {};
      for (const found of list()) {
        const decision = { verdict: "accepted", choice: 0 };
        const free = !made()[found.index] && found.choices[0]?.safety === "safe";
        if (free && Review.conflict(file(), { ...made(), ...wanted }, found.index, decision) < 0) wanted[found.index] = decision;
      }
      record(wanted);
      draw();
      say(`${Object.keys(wanted).length} safe corrections accepted.`);
    },
    undo() {
      const [n, before] = history.pop() ?? [];
      if (!before) return;
      for (const [index, decision] of Object.entries(before)) {
        if (decision) decisions[n][index] = decision; else delete decisions[n][index];
      }
      save(n);
      if (n !== state.file) openFile(n);
      act.select(Number(Object.keys(before)[0]));
      say("Taken back.");
    },
    view(marked) {
      state.marked = marked;
      draw();
    },
    turn(by) {
      const n = state.file + by;
      if (n >= 0 && n < files.length) openFile(n);
    },
  };

  function record(changes) {
    if (!Object.keys(changes).length) return;
    history.push([state.file, Object.fromEntries(Object.keys(changes).map((index) => [index, made()[index]]))]);
    Object.assign(made(), changes);
    save(state.file);
  }

  function download(name, type, ...parts) {
    const url = URL.createObjectURL(new Blob(parts, { type, endings: "transparent" }));
    const link = Cards.element("a", { href: url, download: name });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(url), 60000);
  }
  function downloadText() {
    const name = file().path.split(/[\\/]/).pop() || "text";
    const corrected = /\.[^.]+$/.test(name) ? name.replace(/(\.[^.]+)$/, ".corrected$1") : `${name}.corrected`;
    download(corrected, "text/plain;charset=utf-8", file().bom ? "\ufeff" : "", Review.corrected(file(), made()));
  }
  function downloadDecisions() {
    const data = Review.exported(about.tool, files, decisions);
    download("decalque-decisions.json", "application/json", JSON.stringify(data, null, 2) + "\n");
  }

  const KEYS = {
    j: () => act.step(1), ArrowDown: () => act.step(1), k: () => act.step(-1), ArrowUp: () => act.step(-1),
    a: () => act.accept(0), r: () => state.current >= 0 && act.decide(state.current, { verdict: "rejected" }),
    e: () => state.current >= 0 && act.write(state.current), u: act.undo, A: act.safe, c: () => act.view(!state.marked),
    "[": () => act.turn(-1), "]": () => act.turn(1), "?": () => $("keys").showModal(),
  };
  function press(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || $("keys").open) return;
    const field = event.target.closest("textarea");
    if (field) {
      if (event.key === "Escape") act.select(state.current);
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      field.form.requestSubmit();
      return;
    }
    if (event.target.closest("select")) return;
    const mark = event.target.closest("mark");
    if (mark && (event.key === "Enter" || event.key === " ")) act.select(Number(mark.dataset.finding));
    else if (/^[1-9]$/.test(event.key)) act.accept(Number(event.key) - 1);
    else if (Object.hasOwn(KEYS, event.key)) KEYS[event.key]();
    else return;
    event.preventDefault();
  }

  function start() {
    $("files").hidden = files.length < 2;
    $("file").replaceChildren(...files.map((each, n) => Cards.element("option", { value: n }, each.path)));
    $("errors").hidden = about.errors.length === 0;
    $("errors").textContent = "Not checked: " + about.errors.map((each) => `${each.path} (${each.error})`).join("; ");
    if (!files.length) {
      $("path").textContent = "No defects found";
      document.body.classList.add("empty");
      return;
    }
    document.addEventListener("keydown", press);
    $("article").addEventListener("click", (event) => {
      const mark = event.target.closest("mark");
      if (mark) act.select(Number(mark.dataset.finding));
    });
    $("file").addEventListener("change", (event) => openFile(Number(event.target.value)));
    $("rule").addEventListener("change", (event) => { state.filter = event.target.value; act.select(list()[0]?.index ?? -1, false); });
    $("undecided").addEventListener("change", (event) => { state.undecided = event.target.checked; draw(); });
    const clicks = {
      safe: act.safe, undo: act.undo, "download-text": downloadText, "download-decisions": downloadDecisions,
      help: () => $("keys").showModal(), "view-marked": () => act.view(true), "view-corrected": () => act.view(false),
    };
    for (const [id, what] of Object.entries(clicks)) $(id).addEventListener("click", what);
    openFile(0);
  }
  start();
})();
