// Deciding at the keyboard, without page loads. Everything here is also a link, a button or a form: the server decides what comes next.
const main = document.getElementById("main");
const find = (selector, from = document) => from.querySelector(selector);
const all = (selector, from = document) => [...from.querySelectorAll(selector)];
const say = text => { find("#live").textContent = text; };
const wait = ms => new Promise(done => setTimeout(done, ms));
const card = () => find(".case", main);
const path = url => { const to = new URL(url, location.href); for (const name of ["done", "do", "inverse"]) to.searchParams.delete(name); return to.pathname + to.search; };

// Lists to type in have a module of their own, fetched with the first page that has one; where it does not come, they stay lists.
let typeAhead = () => {};
const helped = async page => {
  const list = find("[data-typeahead]", page);
  if (list) ({ typeAhead } = await import(list.dataset.typeahead).catch(() => ({ typeAhead })));
};

// Pages: fetched ahead of their being asked for, and painted by exchanging the content of the main part.
const ready = new Map();
const parse = async text => {
  const page = new DOMParser().parseFromString(text, "text/html");
  await helped(page);
  return page;
};
const read = async url => {
  const answer = await fetch(url);
  if (!answer.ok || new URL(answer.url).pathname === "/sign-in") throw new Error(answer.status);
  return parse(await answer.text());
};
const prefetch = () => setTimeout(async () => {
  const rows = all(".row", main), here = rows.findIndex(r => r.getAttribute("aria-current") === "true");
  for (const row of here < 0 ? [] : [rows[here + 1], rows[here + 2], rows[here - 1]]) {
    const to = row && path(row.href);
    if (!to || ready.has(to)) continue;
    try { ready.set(to, await read(to)); } catch { /* it is fetched again when it is asked for */ }
    if (ready.size > 12) ready.delete(ready.keys().next().value);
  }
}, 30);

let turn = 0;      // rises with whatever the person does: an answer that comes later than the next act does not take the screen
let typing = null; // waits until what is typed is kept
let keeping = null;
const dirty = () => typing !== null;

const settle = (focus, url) => {
  const list = find(".queue-list", main), row = find('.row[aria-current="true"]', main);
  if (list && row) list.scrollTop = Math.max(Math.min(list.scrollTop, row.offsetTop - 60), row.offsetTop - list.clientHeight + 140);
  for (const select of all("[data-typeahead]", main)) typeAhead(select);
  const place = focus && find(focus, main), heading = find("h1", main);
  if (heading) heading.tabIndex = -1;
  (place ?? heading)?.focus({ preventScroll: !place?.closest(".sheet") });
  if (url && path(url) !== path(location.href)) history.pushState(null, "", path(url)); else history.replaceState(null, "", path(location.href));
  if (card()) sessionStorage.setItem("card", card().dataset.id);
  runOut();
  prefetch();
};
const recount = page => {
  const count = find("#to-decide", page);
  if (count) find("#to-decide")?.replaceChildren(...document.importNode(count, true).childNodes);
};
// The same card, and around it the queue as it is now.
const refresh = page => {
  const scroll = find(".queue-list", main).scrollTop, inside = find(".queue", main).contains(document.activeElement);
  find(".queue", main).replaceWith(document.importNode(find(".queue", page), true));
  find(".queue-list", main).scrollTop = scroll;
  if (inside) find('.row[aria-current="true"]', main)?.focus({ preventScroll: true });
  const place = find("[data-place]", page);
  if (place) find("[data-place]", main)?.replaceChildren(place.textContent);
  recount(page);
};
const isSame = page => {
  const old = card()?.dataset, fresh = find(".case", page)?.dataset;
  return old?.id === fresh?.id && old?.revision === fresh?.revision && old?.state === fresh?.state;
};
const paint = (page, { url, focus, top = true } = {}) => {
  const fresh = document.importNode(find("#main", page), true), scroll = find(".queue-list", main)?.scrollTop ?? 0;
  focus ??= focusKey();
  for (const kept of all("#unsent > *", main)) find("#unsent", fresh)?.append(kept);
  main.className = fresh.className;
  main.replaceChildren(...fresh.childNodes);
  document.title = page.title;
  recount(page);
  if (find(".queue-list", main)) find(".queue-list", main).scrollTop = scroll;
  if (top) scrollTo(0, 0);
  settle(focus, url);
};
// Whoever goes by Tab stays on the same button of the bar; for all others the new decision is read.
const focusKey = () => { const key = document.activeElement?.closest(".actions [data-key]")?.dataset.key; return key && `.actions [data-key="${key}"]`; };
const told = page => find("[data-says]", page)?.dataset.says ?? find("[data-told]", page)?.dataset.told;

// Sending: one request a decision, repeated until it is answered; the server knows a repetition.
const line = text => {
  const unsent = find("#unsent");
  if (!unsent || (!text && !unsent.firstChild)) return;
  unsent.replaceChildren();
  if (!text) return;
  const notice = document.createElement("p");
  notice.className = "toast";
  notice.textContent = text;
  unsent.append(notice);
};
const waiting = new Map();
const token = () => find("[name=__RequestVerificationToken]").value;
const post = async (url, body) => {
  for (let pause = 1000, stale = 0; ; pause = Math.min(2 * pause, 15000)) {
    try {
      const answer = await fetch(url, { method: "POST", body, headers: { "X-Curation-Form": token() }, keepalive: true });
      if (new URL(answer.url).pathname === "/sign-in") line("Not saved yet: you are signed out. Sign in again in another tab; it is then sent from here.");
      else if (answer.status === 400 && stale++ < 2) {
        const field = find("[name=__RequestVerificationToken]", await read(path(location.href)));
        for (const old of all("[name=__RequestVerificationToken]")) old.value = field.value;
        body.delete("__RequestVerificationToken");
        continue;
      } else if (answer.status < 500 && answer.status !== 429) {
        line("");
        const to = answer.headers.get("Content-Location");
        return { ok: answer.ok, to, decision: answer.headers.get("X-Curation-Decision"), page: answer.status === 204 ? null : await parse(await answer.text()) };
      } else line("Not saved yet: the database does not answer. It is tried again; keep this page open.");
    } catch { line("Not saved yet: the line is down. It is tried again; keep this page open."); }
    await Promise.race([wait(pause), new Promise(done => addEventListener("online", done, { once: true }))]);
  }
};
const fields = (form, button, more) => {
  const body = new URLSearchParams(new FormData(form, button));
  for (const [name, value] of Object.entries(more ?? {})) body.set(name, value);
  return body;
};
addEventListener("beforeunload", event => { if (waiting.size) event.preventDefault(); });

// Undo: what this tab decided, newest last.
const past = JSON.parse(sessionStorage.getItem("decided") ?? "[]").map(id => ({ id }));
const remember = () => sessionStorage.setItem("decided", JSON.stringify(past.filter(p => p.id).slice(-50).map(p => p.id)));

const decide = async (form, button) => {
  const { id } = card().dataset;
  if (waiting.has(id)) return;
  const mine = ++turn, here = find('.row[aria-current="true"]', main), next = here?.closest("li").nextElementSibling?.querySelector(".row");
  const body = fields(form, button), page = next && ready.get(path(next.href));
  const isQuick = /^(accept|reject:(?!other)|snooze:)/.test(button.value);
  const act = { id: null };
  clearTimeout(typing);
  typing = null;
  const work = (async () => { await keeping; return post(form.action, body); })();
  act.work = work;
  past.push(act);
  waiting.set(id, work);
  form.setAttribute("aria-busy", "true");
  const back = path(location.href);
  if (isQuick && page) {
    const focus = focusKey();
    here.classList.add("done");
    here.removeAttribute("aria-current");
    next.setAttribute("aria-current", "true");
    card().replaceWith(document.importNode(find(".case", page), true));
    document.title = page.title;
    scrollTo(0, 0);
    settle(focus, next.href);
  }
  const answer = await work;
  waiting.delete(id);
  ready.delete(back);
  if (answer.ok) {
    act.id = answer.decision;
    remember();
    if (turn !== mine) return tell(answer.page);
    if (card() && isSame(answer.page)) {
      refresh(answer.page);
      // The bar's undo is for the decision that was just taken.
      if (!dirty() && !find(":popover-open")) find(".actions .gap", main) ?? find(".actions > .menu", main)?.before(...all(".actions > .gap", answer.page).map(b => document.importNode(b, true)));
      tell(answer.page);
      prefetch();
    } else if (!dirty()) {
      paint(answer.page, { url: answer.to });
      say(told(answer.page) ?? "");
    }
    return;
  }
  if (past.includes(act)) past.splice(past.indexOf(act), 1);
  const why = told(answer.page) ?? `Not saved. ${find("h1", answer.page)?.textContent ?? ""}`;
  if (turn === mine && !dirty() && !find(":popover-open")) {
    turn++;
    paint(answer.page, { url: answer.to ?? back, focus: '[aria-invalid="true"]:not([hidden])' });
  } else notSaved(why, answer.to ?? back);
  say(why);
};
const notSaved = (why, to) => {
  const toast = document.createElement("div"), text = document.createElement("p"), link = document.createElement("a");
  toast.className = "toast";
  text.textContent = `${why} What you typed is kept.`;
  link.className = "btn";
  link.href = to;
  link.textContent = "Look";
  toast.append(text, link);
  find("#told").replaceChildren(toast);
};
const tell = page => {
  find("#told")?.replaceChildren(...document.importNode(find("#told", page), true).childNodes);
  say(told(page) ?? "");
  runOut();
};
const undo = async form => {
  turn++;
  let last = form ? null : past.pop();
  if (last && !last.id) last.id = (await last.work).decision;
  form ??= last ? null : find("form[data-undo]", main);
  if (!form && !last?.id) return say("Nothing to undo.");
  const url = form?.action ?? `/decisions/${last.id}/undo${new URL(path(location.href), location.href).search}`;
  const at = past.findIndex(p => p.id && url.includes(p.id));
  if (at >= 0) past.splice(at, 1);
  const answer = await post(url, new URLSearchParams());
  remember();
  ready.clear();
  paint(answer.page, { url: answer.to, focus: ".decision" });
  say(told(answer.page) ?? "Undone.");
};

// What is typed is kept on the server two seconds after a change, and at once before the page is left.
const draftUrl = () => find("#decide [formaction]")?.formAction;
const keep = () => {
  clearTimeout(typing);
  typing = null;
  const form = find("#decide");
  if (!form) return;
  ready.delete(path(location.href));
  const mark = find("[data-kept]");
  keeping = fetch(draftUrl(), { method: "POST", body: fields(form), headers: { "X-Curation-Form": token() }, keepalive: true })
    .then(answer => { if (mark) mark.textContent = answer.ok ? "What you typed is kept." : "What you typed is not kept yet."; }, () => { if (mark) mark.textContent = "What you typed is not kept yet: the line is down."; })
    .finally(() => { keeping = null; });
};
const typed = event => {
  if (event.target.form?.id !== "decide" || !event.target.name) return;
  clearTimeout(typing);
  typing = setTimeout(keep, 2000);
};
addEventListener("pagehide", () => { if (dirty()) keep(); });

// A part of the card opens or closes: the server draws it, with what was typed. Whoever types on before it is there types into it, and decides nothing.
let early = null;
const landed = () => {
  const text = early, place = document.activeElement;
  early = null;
  if (!text) return;
  if (place.matches("textarea, input:not([type]), input[type=text]")) {
    place.value += text;
    place.dispatchEvent(new Event("input", { bubbles: true }));
  } else for (const digit of text.match(/[1-9]/g) ?? []) level(digit);
};
const open = async (form, button, more) => {
  turn++;
  early = "";
  find(":popover-open")?.hidePopover();
  const body = fields(form, button, more), key = button.dataset.key;
  clearTimeout(typing);
  typing = null;
  await keeping;
  const answer = await post(button.formAction, body);
  ready.delete(path(location.href));
  paint(answer.page, { url: answer.to, focus: button.value ? ['.sheet [name=level]:checked', '.sheet :is(input:not([type=hidden]), textarea, select):not([hidden])'].find(first => find(first, answer.page)) : key && `[data-key="${key}"]`, top: false });
  find(".sheet")?.scrollIntoView({ block: "nearest" });
  if (find(".sheet")) say(find(".sheet h2").textContent);
  landed();
};

const go = async (url, { push = true } = {}) => {
  if (dirty()) keep();
  const mine = ++turn, to = path(url), before = ready.get(to);
  if (before) { ready.delete(to); paint(before, { url: push ? to : null, focus: focusKey() ?? ".decision" }); }
  try {
    const page = await read(to);
    if (mine !== turn) return;
    if (before && isSame(page) && !find(".sheet", page)) refresh(page);
    else if (!before || (!dirty() && !find(":popover-open"))) paint(page, { url: push && !before ? to : null });
    ready.set(to, page);
  } catch { if (!before) location.assign(url); }
};
addEventListener("popstate", () => go(location.href, { push: false }));

// The message passes after ten seconds; it rests while it is pointed at or has the focus.
let passing;
const runOut = () => {
  clearInterval(passing);
  const toast = find("#told > .toast[data-says]");
  if (!toast) return;
  toast.dataset.running = "";
  let left = 10000;
  passing = setInterval(() => {
    if (toast.matches(":hover, :focus-within")) return;
    left -= 250;
    if (left > 0) return;
    clearInterval(passing);
    toast.remove();
  }, 250);
};

// Clicks and forms.
document.addEventListener("submit", event => {
  const { target: form, submitter: button } = event;
  if (form.id === "decide" && button?.name === "verdict") { event.preventDefault(); decide(form, button); }
  else if (form.id === "decide" && button?.name === "open") { event.preventDefault(); open(form, button); }
  else if (form.matches("[data-undo]")) { event.preventDefault(); undo(form); }
});
document.addEventListener("click", event => {
  if (event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  const dismiss = event.target.closest("[data-dismiss]"), link = event.target.closest("a.row, .pager a.icon, a[data-key], .toast a.btn:not([data-dismiss])");
  if (dismiss) { event.preventDefault(); dismiss.closest(".toast").remove(); find(".decision", main)?.focus({ preventScroll: true }); }
  else if (link && card()) { event.preventDefault(); go(link.href); }
});
document.addEventListener("input", typed);
document.addEventListener("change", typed);

// Keys.
const press = key => find(`.actions [data-key="${key}"]`, main);
const step = by => {
  const rows = all(".row, .ask-row", main), inList = document.activeElement.closest(".row, .ask-row");
  const at = rows.indexOf(inList ?? find('.row[aria-current="true"]', main)), next = rows[at + by];
  if (!next) return say(by > 0 ? "That is the last one here." : "That is the first one here.");
  if (card()) go(next.href); else next.focus();
};
const sentence = by => {
  const quotes = all(".quote", main).filter(q => q.offsetParent), at = quotes.findIndex(q => q.hasAttribute("aria-current"));
  const next = quotes[at < 0 ? (by > 0 ? 0 : quotes.length - 1) : (at + by + quotes.length) % quotes.length];
  if (!next) return;
  quotes[at]?.removeAttribute("aria-current");
  next.setAttribute("aria-current", "true");
  next.scrollIntoView({ block: "nearest" });
  say(next.textContent);
};
const level = digit => {
  const radio = find(`.sheet [name=level][value="${digit}"]`, main);
  if (radio) { radio.click(); radio.focus(); }
  else if (card()?.dataset.levels !== undefined && !find(".sheet", main) && press("e")) open(find("#decide"), press("e"), { level: digit });
};
const popup = id => { const place = document.getElementById(id); if (!place) return; place.togglePopover(); if (place.matches(":popover-open")) find("button", place)?.focus(); };
const back = () => { const close = find("[data-close]", main); if (close) close.click(); else if (card()) location.assign(find(".queue h2 a", main).href); };
const keys = {
  j: () => step(1), k: () => step(-1), ArrowRight: () => card() && step(1), ArrowLeft: () => card() && step(-1),
  a: () => press("a")?.click(), e: () => press("e")?.click(), m: () => press("m")?.click(), r: () => popup("reject-menu"), s: () => popup("snooze-menu"),
  c: () => { const note = find(".sheet [name=note]", main); if (note) note.focus(); else press("c")?.click(); },
  n: () => sentence(1), p: () => sentence(-1), z: () => undo(), "?": () => popup("key-sheet"),
  "/": () => { const search = find("[type=search]", main); if (search) search.focus(); else location.assign("/review"); },
};
document.addEventListener("keydown", event => {
  const { key, target } = event, isField = target.matches("input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]");
  if (event.defaultPrevented || event.isComposing || event.altKey || event.metaKey) return;
  if (early !== null && !isField && !event.ctrlKey && (key.length === 1 || key === "Enter")) {
    event.preventDefault();
    if (key.length === 1) early += key;
    return;
  }
  const shown = find(":popover-open");
  if (target.form?.id === "decide" && target.closest(".sheet") && key === "Enter" && (event.ctrlKey || (isField && !target.matches("textarea")) || target.matches("[type=radio]"))) {
    event.preventDefault();
    return (find(".sheet .primary", main) ?? press("a"))?.click();
  }
  if (key === "Escape" && !shown && !find("details.drop[open]")) { if (card()) { event.preventDefault(); back(); } return; }
  if (isField) return;
  if (event.ctrlKey) { if (key === "z" && !event.shiftKey) { event.preventDefault(); undo(); } return; }
  if ((key === "ArrowDown" || key === "ArrowUp") && target.matches(".row, .ask-row")) {
    event.preventDefault();
    const rows = all(".row, .ask-row", main);
    return rows[rows.indexOf(target) + (key === "ArrowDown" ? 1 : -1)]?.focus();
  }
  if (main.classList.contains("no-keys") || (event.repeat && !"jknp".includes(key) && !key.startsWith("Arrow"))) return;
  if (/^[1-9]$/.test(key)) { event.preventDefault(); if (shown) find(`[data-digit="${key}"]`, shown)?.click(); else level(key); return; }
  if (shown && shown.id !== "nav" && !(key === "?" || (key === "r" && shown.id === "reject-menu") || (key === "s" && shown.id === "snooze-menu"))) return;
  if (key.startsWith("Arrow") && target.matches("[type=radio]")) return;
  const act = keys[key];
  if (act) { event.preventDefault(); act(); }
});

helped(main).then(() => { for (const select of all("[data-typeahead]", main)) typeAhead(select); });
if (/[?&](done|inverse)=/.test(location.search)) { say(told(document) ?? ""); history.replaceState(null, "", path(location.href)); }
runOut();
prefetch();
// Back in the queue, the row that was open has the focus again.
if (card()) sessionStorage.setItem("card", card().dataset.id);
else find(`a.ask-row[href^="/review/${sessionStorage.getItem("card")}"]`, main)?.focus();
