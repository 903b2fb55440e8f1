// Copy buttons: for the forms of a citation, and for the link to the passage that is in the address bar.
// Everything that they copy can be selected and copied without them.
//
// A site may load pages without loading the document anew (`navigation.instant`), and while one is fetched the address bar
// is ahead of what is shown. So what is copied is read from the element that was pressed, when it is pressed.
(() => {
  const clipboard = navigator.clipboard;
  if (!clipboard) return;
  const words = document.currentScript.dataset;

  const said = document.createElement("span");
  said.className = "pc-hidden";
  said.setAttribute("role", "status");
  document.body.append(said);

  const copy = (button, text) => {
    const label = button.dataset.label ?? (button.dataset.label = button.textContent);
    clipboard.writeText(text).then(() => {
      button.textContent = said.textContent = words.copied;
      setTimeout(() => {
        button.textContent = label;
        said.textContent = "";
      }, 2000);
    });
  };

  // Where no public address is set, the page is where it was when it was shown.
  let shownAt = "";
  const pageOf = (element) => element.closest("article")?.querySelector("[data-pc-address]")?.dataset.pcAddress || shownAt;
  const namedIn = (holder, anchor) => [...holder.querySelectorAll("[id]")].find(({ id }) => id === anchor);

  const link = document.createElement("button");
  link.type = "button";
  link.className = "pc-copy pc-copy-link";
  link.textContent = words.copy;
  // Pinned to the wording: should it change, the page can show what was cited.
  const pinned = (button) => {
    const { anchor } = button.dataset;
    const wording = namedIn(button.closest(".pc-passage"), anchor)?.dataset.fingerprint;
    return pageOf(button) + (wording ? "?v=" + wording : "") + "#" + anchor;
  };

  document.addEventListener("click", ({ target }) => {
    const button = target instanceof Element && target.closest(".pc-copy");
    if (!button) return;
    if (button === link) copy(link, pinned(link));
    else copy(button, button.closest("details").querySelector("pre").textContent);
  });

  const follow = () => {
    const anchor = location.hash.slice(1);
    const passage = document.getElementById(anchor)?.closest(".pc-passage");
    if (!passage) return link.remove();
    link.dataset.anchor = anchor;
    link.textContent = link.dataset.label ?? words.copy;
    passage.append(link);
  };
  const show = () => {
    shownAt = location.href.replace(/[?#].*/s, "");
    for (const button of document.querySelectorAll(".pc-copy")) button.hidden = false;
    follow();
  };
  addEventListener("hashchange", follow);
  addEventListener("popstate", () => setTimeout(follow));
  if (window.document$) document$.subscribe(show);
  else show();
})();
