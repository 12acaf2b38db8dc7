// A list becomes a field that narrows it.
export const typeAhead = select => {
  const box = document.createElement("div"), field = document.createElement("input"), list = document.createElement("ul");
  const choices = [...select.options].filter(o => o.value);
  box.className = "combo";
  field.className = "input";
  list.className = "menu";
  list.id = `${select.id}-list`;
  list.role = "listbox";
  list.hidden = true;
  list.ariaLabel = select.labels[0]?.textContent;
  field.role = "combobox";
  field.placeholder = "Type a part of its name";
  for (const [name, value] of [["aria-expanded", "false"], ["aria-controls", list.id], ["aria-autocomplete", "list"], ["autocomplete", "off"], ["spellcheck", "false"], ["aria-describedby", select.getAttribute("aria-describedby")]]) if (value) field.setAttribute(name, value);
  if (select.ariaInvalid) field.ariaInvalid = select.ariaInvalid;
  field.setAttribute("form", "decide");
  field.id = select.id;
  select.removeAttribute("id");
  select.hidden = true;
  field.value = select.value && select.selectedOptions[0].text;
  select.after(box);
  box.append(field, list);
  let at = -1;
  const shown = () => [...list.children].filter(c => !c.ariaDisabled);
  const mark = index => {
    at = index;
    shown().forEach((item, i) => { item.ariaSelected = i === at; if (i === at) item.scrollIntoView({ block: "nearest" }); });
    if (at >= 0) field.setAttribute("aria-activedescendant", shown()[at].id); else field.removeAttribute("aria-activedescendant");
  };
  const close = () => { list.hidden = true; field.ariaExpanded = "false"; mark(-1); };
  const choose = option => { select.value = option.value; field.value = option.text; close(); select.dispatchEvent(new Event("change", { bubbles: true })); };
  const narrow = () => {
    const words = field.value.toLowerCase().split(/\s+/);
    const fits = choices.filter(o => words.every(w => o.text.toLowerCase().includes(w)));
    fits.sort((a, b) => b.text.toLowerCase().startsWith(words[0]) - a.text.toLowerCase().startsWith(words[0]));
    list.replaceChildren(...fits.slice(0, 40).map((option, i) => {
      const item = document.createElement("li"), kind = document.createElement("small");
      item.role = "option";
      item.id = `${list.id}-${i}`;
      item.textContent = option.text;
      kind.textContent = option.parentElement.label ?? "";
      item.append(kind);
      item.addEventListener("mousedown", event => { event.preventDefault(); choose(option); });
      item.choose = () => choose(option);
      return item;
    }));
    if (!fits.length) list.append(Object.assign(document.createElement("li"), { textContent: "Nothing of that name", className: "muted", role: "option", ariaDisabled: "true" }));
    select.value = choices.find(o => o.text.toLowerCase() === field.value.toLowerCase())?.value ?? "";
    list.hidden = false;
    field.ariaExpanded = "true";
    mark(fits.length ? 0 : -1);
  };
  field.addEventListener("input", narrow);
  field.addEventListener("blur", close);
  field.addEventListener("keydown", event => {
    const count = shown().length;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (list.hidden) narrow(); else if (count) mark((at + (event.key === "ArrowDown" ? 1 : count - 1)) % count);
    } else if ((event.key === "Enter" || event.key === "Tab") && !list.hidden && at >= 0) {
      if (event.key === "Enter") { event.preventDefault(); event.stopPropagation(); }
      shown()[at].choose();
    } else if (event.key === "Escape" && !list.hidden) { event.preventDefault(); event.stopPropagation(); close(); }
  });
};
