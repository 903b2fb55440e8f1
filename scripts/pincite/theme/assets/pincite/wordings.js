// A pinned link, …/?v=3f9a2c1b#p12, names the wording that was cited. If other words stand there now, the page says so,
// with the words as cited and what was changed since. What stands in the address is data: it is compared, never shown.
// A site may load pages without loading the document anew (`navigation.instant`): what is asked is read each time.
(() => {
  const TAGS = { delete: "del", insert: "ins" };

  const element = (tag, className, ...content) => {
    const made = document.createElement(tag);
    if (className) made.className = className;
    made.append(...content);
    return made;
  };
  const line = (...content) => element("p", "", ...content);
  const link = (href, text) => {
    const made = element("a", "", text);
    made.href = href;
    return made;
  };
  const historyLink = ({ history }, place, text) => link(history.href.replace(/#.*/s, "") + "#" + place, text);

  const redline = (edits) => {
    const shown = edits.map(([kind, text]) => (kind in TAGS ? element(TAGS[kind], "", text) : text));
    return element("p", "pc-redline", ...shown);
  };

  const dates = ({ since, until }) =>
    since || until ? " They stood here" + (since ? " from " + since : "") + (until ? " until " + until : "") + "." : "";

  // The element in front of the passage in which the notice is told; it must be there before its words are.
  const holder = (target) => {
    const passage = target?.closest(".pc-passage");
    const made = element(passage?.tagName === "LI" ? "li" : "div", "pc-pinned", element("div", ""));
    made.firstChild.setAttribute("role", "status"); // inside: a list's items must stay items
    if (passage) passage.before(made);
    else document.querySelector("h1").after(made);
    return made;
  };

  const tell = (notice, ...content) => {
    notice.firstChild.replaceChildren(...content);
    const show = () => notice.scrollIntoView();
    show();
    // The browser, or the script that put the page in place, scrolls to the anchor later, past the notice.
    if (document.readyState !== "complete") addEventListener("load", () => setTimeout(show), { once: true });
    else setTimeout(show, 50);
  };

  const known = async ({ wordings: list }, anchor) => {
    const answer = await fetch(list);
    if (!answer.ok) throw new Error(String(answer.status));
    const { wordings } = await answer.json();
    return Object.hasOwn(wordings, anchor) ? wordings[anchor] : [];
  };

  const tellCited = (notice, target, cited, pin) => {
    const place = target.id + "-" + pin.asked;
    const now = target.dataset.fingerprint
      ? "These words have changed since they were cited."
      : "The words that were cited no longer stand here.";
    const content = [line(element("strong", "", now), dates(cited))];
    const asCited = cited.text === null ? null : element("blockquote", "", cited.text);
    if (!asCited) content.push(line("The words that were cited are not shown."));
    else if (cited.redline.length) {
      // What changed comes first: in a long passage it may be one word.
      content.push(element("p", "pc-pinned-label", "Changed since"), redline(cited.redline));
      const folded = element("details", "", element("summary", "", "As cited"), asCited);
      folded.open = true;
      content.push(folded);
    } else content.push(element("p", "pc-pinned-label", "As cited"), asCited);
    content.push(line(historyLink(pin, place, "Every wording of this passage")));
    tell(notice, ...content);
  };

  const tellUnknown = (notice) =>
    tell(
      notice,
      line(element("strong", "", "The link names a wording that this passage never had here."), " The current words follow."),
    );

  const look = async (notice, target, pin) => {
    if (!pin.history) return tellUnknown(notice);
    let cited;
    try {
      cited = (await known(pin, target.id)).find(({ fingerprint }) => fingerprint === pin.asked);
      if (cited?.text && Pincite.fingerprint(cited.text) !== pin.asked) throw new Error("other words");
    } catch {
      const changed = line(
        element("strong", "", "Other words stand here than those that were cited."),
        " They cannot be fetched from here: ",
        historyLink(pin, target.id + "-" + pin.asked, "see every wording of this passage"),
        ".",
      );
      return tell(notice, changed);
    }
    return cited ? tellCited(notice, target, cited, pin) : tellUnknown(notice);
  };

  // Addresses are made whole at once: while another page is fetched, the address bar is ahead of what is shown.
  const pinOf = (asked) => {
    const history = document.querySelector("a[data-wordings]");
    const wordings = history && new URL(history.dataset.wordings, document.baseURI).href;
    return { asked, history: history && { href: history.href }, wordings };
  };

  const follow = () => {
    document.querySelectorAll(".pc-pinned").forEach((notice) => notice.remove());
    const asked = new URLSearchParams(location.search).get("v");
    const isFingerprint = /^[0-9a-f]{8}$/.test(asked ?? "");
    // A source that was renamed hands the pin on.
    if (isFingerprint) document.querySelectorAll(".pc-moved a").forEach((link) => (link.search = "?v=" + asked));
    if (asked === null || !document.querySelector("[data-fingerprint][id]")) return;
    const target = document.getElementById(location.hash.slice(1));
    const notice = holder(target);
    if (!isFingerprint) {
      tell(notice, line("What the link names as the wording (v=…) is no fingerprint: that has 8 digits, 0 to 9 and a to f."));
    } else if (!target) {
      tell(notice, line("The link names a wording, but no passage that is on this page."));
    } else if (target.dataset.fingerprint === asked) {
      tell(notice, element("p", "pc-pinned-same", "The words are those that were cited."));
    } else {
      look(notice, target, pinOf(asked));
    }
  };
  addEventListener("hashchange", follow);
  if (window.document$) document$.subscribe(follow);
  else follow();
})();
