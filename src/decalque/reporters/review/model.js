"use strict";
// The review without a page: offsets, decisions, corrected text. Nothing here touches the document.
const Review = (() => {
  // Offsets come as code points; strings here are counted in UTF-16 units, two for a character beyond U+FFFF.
  function unitOffsets(text) {
    const pairs = [];
    let point = 0;
    for (let unit = 0; unit < text.length; point++) {
      const wide = text.codePointAt(unit) > 0xffff;
      if (wide) pairs.push(point);
      unit += wide ? 2 : 1;
    }
    return (offset) => {
      let low = 0, high = pairs.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (pairs[middle] < offset) low = middle + 1; else high = middle;
      }
      return offset + low;
    };
  }

  // A file as it was written into the page, with offsets in units; those in code points are kept as `points`.
  function prepare(file) {
    const unit = unitOffsets(file.text);
    const inUnits = (edit) => ({ start: unit(edit.start), end: unit(edit.end), text: edit.text });
    const findings = file.findings.map((found, index) => ({
      ...found, index, family: found.rule.slice(0, 3),
      start: unit(found.start), end: unit(found.end), points: { start: found.start, end: found.end },
      choices: found.suggestions.filter((each) => each.edits.length).map((each) => (
        { ...each, edits: each.edits.map(inUnits), points: each.edits }
      )),
    }));
    return { ...file, findings };
  }

  const accepted = (decision) => Boolean(decision) && decision.verdict === "accepted";

  // What a decision changes in the text; nothing when it is not an acceptance.
  function editsOf(finding, decision) {
    if (!accepted(decision)) return [];
    if (decision.own !== undefined) return [{ start: finding.start, end: finding.end, text: decision.own }];
    return finding.choices[decision.choice].edits;
  }

  function overlap(a, b) {
    return (a.start < b.end && b.start < a.end) || (a.start === b.start && a.end === b.end);
  }

  // The index of the first other finding whose accepted correction changes the same text; -1 when there is none.
  function conflict(file, decisions, index, decision) {
    const wanted = editsOf(file.findings[index], decision);
    return file.findings.findIndex((other) => other.index !== index &&
      editsOf(other, decisions[other.index]).some((edit) => wanted.some((each) => overlap(edit, each))));
  }

  const order = (a, b) => a.start - b.start || a.end - b.end;

  function allEdits(file, decisions) {
    const edits = file.findings.flatMap((finding) =>
      editsOf(finding, decisions[finding.index]).map((edit) => ({ ...edit, finding: finding.index })));
    return edits.sort(order);
  }

  function apply(text, edits) {
    let result = "", position = 0;
    for (const edit of [...edits].sort(order)) {
      result += text.slice(position, edit.start) + edit.text;
      position = edit.end;
    }
    return result + text.slice(position);
  }

  const corrected = (file, decisions) => apply(file.text, allEdits(file, decisions));

  // The text in pieces that follow each other: {kind, text, finding}. `kind` is text, del (goes), ins (comes) or point (a
  // finding between two characters); `finding` is the index of the finding that the piece belongs to, or -1.
  function segments(file, decisions) {
    const { text, findings } = file;
    const edits = allEdits(file, decisions);
    const cuts = [...new Set([0, text.length, ...[...findings, ...edits].flatMap((s) => [s.start, s.end])])].sort((a, b) => a - b);
    const out = [];
    let edit = 0, finding = 0;
    cuts.forEach((at, n) => {
      for (; finding < findings.length && findings[finding].end <= at; finding++) {
        const { start, end } = findings[finding];
        if (start === end && !accepted(decisions[finding])) out.push({ kind: "point", text: "", finding });
      }
      for (; edit < edits.length && edits[edit].end <= at; edit++) {
        if (edits[edit].text) out.push({ kind: "ins", text: edits[edit].text, finding: edits[edit].finding });
      }
      if (n + 1 === cuts.length) return;
      const piece = text.slice(at, cuts[n + 1]);
      if (edit < edits.length && edits[edit].start <= at) {
        out.push({ kind: "del", text: piece, finding: edits[edit].finding });
      } else {
        const inside = finding < findings.length && findings[finding].start <= at;
        out.push({ kind: "text", text: piece, finding: inside ? finding : -1 });
      }
    });
    return out;
  }

  const HIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u00a0\u00ad\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff\ufff0-\uffff]/g;

  // The text with a name in the place of each character that nobody can see.
  function visible(text) {
    return text.replace(HIDDEN, (sign) => `[U+${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}]`);
  }

  // A correction with a few words on either side, as pieces like those of `segments`.
  function preview(file, finding, edits, room = 32) {
    const { text } = file;
    const low = Math.min(finding.start, ...edits.map((edit) => edit.start));
    const high = Math.max(finding.end, ...edits.map((edit) => edit.end));
    const left = text.slice(0, low).split(/[\r\n\u0085\u2028\u2029]/).pop();
    const right = text.slice(high).split(/[\r\n\u0085\u2028\u2029]/, 1)[0];
    const before = left.length > room ? "… " + left.slice(-room).replace(/^\S*\s?/, "") : left;
    const after = right.length > room ? right.slice(0, room).replace(/\s?\S*$/, "") + " …" : right;
    const out = [{ kind: "text", text: before }];
    let position = low;
    for (const edit of [...edits].sort(order)) {
      out.push({ kind: "text", text: text.slice(position, edit.start) });
      out.push({ kind: "del", text: text.slice(edit.start, edit.end) }, { kind: "ins", text: edit.text });
      position = edit.end;
    }
    out.push({ kind: "text", text: text.slice(position, high) }, { kind: "text", text: after });
    return out.filter((piece) => piece.text).map((piece) => ({ ...piece, text: visible(shortened(piece.text)) }));
  }

  function shortened(text, most = 160) {
    if (text.length <= most) return text;
    const points = [...text.slice(0, most), ...text.slice(-most)]; // never half a pair
    return points.slice(0, 100).join("") + " … " + points.slice(-40).join("");
  }

  function progress(file, decisions) {
    const verdicts = file.findings.map((finding) => decisions[finding.index]?.verdict);
    const count = (verdict) => verdicts.filter((each) => each === verdict).length;
    return { all: verdicts.length, accepted: count("accepted"), rejected: count("rejected"), open: count(undefined) };
  }

  // `filter` is a rule, a family or empty. The one that `keep` names is always shown, so that it doesn't vanish under the hand.
  function shown(file, decisions, filter, undecided, keep = -1) {
    return file.findings.filter((finding) => (!filter || finding.rule.startsWith(filter)) &&
      (!undecided || !decisions[finding.index] || finding.index === keep));
  }

  // What an editor's own correction starts from: the best one, where it changes nothing outside of the finding.
  function draft(finding) {
    const { start, end, choices: [best], text } = finding;
    if (!best || best.edits.some((edit) => edit.start < start || edit.end > end)) return text;
    return apply(text, best.edits.map((edit) => ({ ...edit, start: edit.start - start, end: edit.end - start })));
  }

  // A text area gives every line end as a line feed; the file may have others.
  function withNewlines(typed, text) {
    const ending = /\r\n|\r|\n/.exec(text)?.[0] ?? "\n";
    return typed.replace(/\r\n?|\n/g, ending);
  }

  // The paths without the folder that they have in common.
  function shortNames(paths) {
    const folders = paths.map((path) => path.split("/").slice(0, -1));
    const [first = []] = folders;
    const differs = first.findIndex((part, n) => folders.some((each) => each[n] !== part));
    const common = differs < 0 ? first.length : differs;
    return paths.map((path) => path.split("/").slice(common).join("/"));
  }

  // The decisions as others may read them; offsets are code points again.
  function exported(tool, files, decisions) {
    const of = (finding, decision) => ({
      rule: finding.rule, fingerprint: finding.fingerprint, text: finding.text, ...finding.points,
      verdict: decision?.verdict ?? "open",
      choice: accepted(decision) && decision.own === undefined ? decision.choice : null,
      edits: !accepted(decision) ? [] : decision.own !== undefined
        ? [{ ...finding.points, text: decision.own }] : finding.choices[decision.choice].points,
    });
    return {
      version: 1, tool,
      files: files.map((file, n) => ({
        path: file.path, sha256: file.sha256,
        decisions: file.findings.map((finding) => of(finding, decisions[n][finding.index])),
      })),
    };
  }

  // For keeping: by fingerprint, with the correction itself, so that a decision never comes back to another text.
  function kept(file, decisions) {
    const entries = file.findings.filter((finding) => decisions[finding.index])
      .map((finding) => [finding.fingerprint, { ...decisions[finding.index], sign: sign(finding, decisions[finding.index]) }]);
    return Object.fromEntries(entries);
  }

  function restored(file, kept) {
    const decisions = {};
    for (const finding of file.findings) {
      const { sign: then, ...decision } = Object.hasOwn(kept, finding.fingerprint) ? kept[finding.fingerprint] : {};
      const known = decision.verdict === "rejected" ||
        (accepted(decision) && (typeof decision.own === "string" || finding.choices[decision.choice]));
      if (known && then === sign(finding, decision) && conflict(file, decisions, finding.index, decision) < 0) {
        decisions[finding.index] = decision;
      }
    }
    return decisions;
  }

  function sign(finding, decision) {
    const edits = editsOf(finding, decision);
    return JSON.stringify(edits.map((edit) => [edit.start - finding.start, edit.end - finding.start, edit.text]));
  }

  return {
    apply, conflict, corrected, draft, exported, kept, prepare, preview, progress, restored, segments, shortNames, shown, unitOffsets, visible, withNewlines,
  };
})();
if (typeof module !== "undefined") module.exports = Review;
