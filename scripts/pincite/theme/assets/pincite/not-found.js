// The "not found" page: where a wrong address holds the id of a source, offers that source, and the passage in it.
// Nothing of the address is shown or followed but an id that the handbook knows and a fragment that can be an anchor.
(async () => {
  const { sources, list, found, passage } = document.currentScript.dataset;
  const anchor = /^(?:(?:p|c|n|fn)\d{1,6}[a-z]{0,3}(?:s\d{1,6}[a-z]{0,3})?|t\d{1,4}r\d{1,4}|h-[a-z0-9-]{1,120})$/;

  const decoded = (part) => {
    try {
      return decodeURIComponent(part);
    } catch {
      return "";
    }
  };
  // Another page may be in place of this one before the list has come.
  const line = document.getElementById("pc-not-found");
  const home = new URL(sources, document.baseURI).href;
  const wanted = location.hash.slice(1);
  const parts = location.pathname.split("/").map(decoded);
  const known = async () => {
    const answer = await fetch(list);
    return answer.ok ? (await answer.json()).documents : [];
  };
  // `id`, `id.html`, `id,` at the end of a sentence; a whole part of the path goes before a piece of one.
  const names = (part, id) => part === id || part.split(/[^a-z0-9-]+/).includes(id);
  const documents = await known().catch(() => []);
  const one =
    documents.find(({ id }) => parts.includes(id)) ?? documents.find(({ id }) => parts.some((part) => names(part, id)));
  if (!one) return;

  const named = [decoded(wanted), ...parts.slice().reverse()].find((part) => anchor.test(part));
  const link = document.createElement("a");
  link.href = `${home}${one.id}/` + (named ? `#${named}` : "");
  link.textContent = named ? `${one.title}, ${passage} ${named}` : one.title;
  line.append(`${found} `, link, ".");
  line.hidden = false;
})();
