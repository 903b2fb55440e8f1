// Copy buttons: for the forms of a citation, and for the link to the passage that is in the address bar.
// Everything that they copy can be selected and copied without them.
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

  for (const button of document.querySelectorAll(".pc-copy")) {
    button.hidden = false;
    button.addEventListener("click", () => copy(button, button.closest("details").querySelector("pre").textContent));
  }

  const page = document.querySelector("link[rel=canonical]")?.href ?? location.href.replace(/[?#].*/s, "");
  const link = document.createElement("button");
  link.type = "button";
  link.className = "pc-copy pc-copy-link";
  link.textContent = words.copy;
  // Pinned to the wording: should it change, the page can show what was cited.
  const pinned = () => {
    const words = document.getElementById(location.hash.slice(1))?.dataset.fingerprint;
    return page + (words ? "?v=" + words : "") + location.hash;
  };
  link.addEventListener("click", () => copy(link, pinned()));
  const follow = () => {
    const passage = document.getElementById(location.hash.slice(1))?.closest(".pc-passage");
    if (passage) passage.append(link);
    else link.remove();
  };
  addEventListener("hashchange", follow);
  follow();
})();
