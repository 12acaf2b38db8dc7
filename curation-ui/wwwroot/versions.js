// The next version: what is typed is kept, and publishing asks once more in place. Without a script both are pages.
const form = document.querySelector("form[data-keep]");
if (form) {
  const token = form.querySelector('input[name="__RequestVerificationToken"]').value;
  const kept = document.querySelector("[data-kept]");
  let waiting;
  const keep = async () => {
    clearTimeout(waiting);
    waiting = undefined;
    const answer = await fetch(form.dataset.keep, { method: "POST", body: new URLSearchParams(new FormData(form)), headers: { "X-Curation-Form": token }, keepalive: true }).catch(() => null);
    kept.textContent = answer?.ok ? kept.dataset.kept : "Not saved just now. What you typed is still here.";
  };
  form.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(keep, 800); });
  addEventListener("pagehide", () => { if (waiting) keep(); });
  form.querySelector("[data-plain]")?.remove();
  const button = form.querySelector("[data-ask]");
  const dialog = button && document.getElementById(button.dataset.ask);
  if (dialog?.showModal) form.addEventListener("submit", event => {
    if (event.submitter !== button) return;
    event.preventDefault();
    dialog.showModal();
  });
  form.addEventListener("submit", event => { if (!event.defaultPrevented) { clearTimeout(waiting); waiting = undefined; } });
}
