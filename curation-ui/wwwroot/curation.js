// What the page does better with a script: it follows the night, and turns the theme at once. Everything works without it.
const root = document.documentElement;
const find = (selector, from = document) => from.querySelector(selector);

// Theme: the form sets the same cookie; here without loading the page again.
const themes = ["system", "light", "dark"];
find("[data-theme-button]")?.form.addEventListener("submit", event => {
  event.preventDefault();
  const theme = themes[(themes.indexOf(root.dataset.theme ?? "system") + 1) % themes.length];
  document.cookie = `theme=${theme}; max-age=31536000; path=/; samesite=lax`;
  if (theme === "system") delete root.dataset.theme; else root.dataset.theme = theme;
  find("[data-theme-button]").setAttribute("aria-label", `Theme: ${theme}. Change`);
  say(`Theme: ${theme}`);
});

const say = text => { const live = find("#live"); if (live && live.textContent !== text) live.textContent = text; };

// An event is named after the element that it replaces. What is open stays open, and the focus stays where it is.
const swap = (id, html) => {
  const place = document.getElementById(id);
  if (!place) return;
  const fresh = document.createElement("template");
  fresh.innerHTML = html;
  for (const details of place.querySelectorAll("details[open][id]")) fresh.content.getElementById(details.id)?.setAttribute("open", "");
  const focused = place.contains(document.activeElement) ? document.activeElement : null;
  const same = focused && (focused.id ? `#${CSS.escape(focused.id)}` : focused.matches("a[href]") ? `a[href="${CSS.escape(focused.getAttribute("href"))}"]` : focused.matches("summary") ? `#${CSS.escape(focused.parentElement.id)} > summary` : null);
  const before = find("[data-say]", place)?.textContent;
  place.replaceChildren(fresh.content);
  if (same) find(same, place)?.focus({ preventScroll: true });
  const after = find("[data-say]", place)?.textContent;
  if (after && after.replace(/\d+\s%/, "") !== before?.replace(/\d+\s%/, "")) say(after);
};

const followed = find("[data-events]");
if (followed) {
  const away = document.createElement("div");
  away.id = "away";
  followed.before(away);
  const follow = () => {
    const events = new EventSource(followed.dataset.events);
    for (const id of ["night", "open", "to-decide", "analysis"])
      events.addEventListener(id, event => { away.replaceChildren(); swap(id, event.data); });
    events.addEventListener("away", event => swap("away", event.data));
    // The browser tries again by itself unless the answer was no stream; then we do.
    events.addEventListener("error", () => {
      if (events.readyState !== EventSource.CLOSED) return;
      if (!away.firstChild) swap("away", '<p class="notice warn">Curation does not answer just now. What you see is kept, and this page goes on by itself.</p>');
      setTimeout(follow, 2000);
    });
    addEventListener("pagehide", () => events.close(), { once: true });
  };
  follow();
}

// A filter's menu closes at a click beside it and on Escape.
document.addEventListener("click", event => {
  for (const menu of document.querySelectorAll("details.drop[open]")) if (!menu.contains(event.target)) menu.open = false;
});
document.addEventListener("keydown", event => {
  const menu = event.key === "Escape" && find("details.drop[open]");
  if (menu) { menu.open = false; find("summary", menu).focus(); }
});
