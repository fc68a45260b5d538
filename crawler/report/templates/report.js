"use strict";
// The page is whole without this. With it, items can be searched, sifted by unit and group, and put in another order.
(() => {
  const box = document.querySelector(".filter");
  const items = [...document.querySelectorAll(".item")];
  if (!box || !items.length) return;

  const more = box.querySelector(".more");
  const find = box.querySelector("#find");
  const bySub = box.querySelector("#by-sub");
  const byOwner = box.querySelector("#by-owner");
  const order = box.querySelector("#order");
  const openAll = box.querySelector("#open-all");
  const told = box.querySelector("#shown");
  const groups = [...document.querySelectorAll(".group")];
  const home = new Map(items.map((item) => [item, item.parentElement]));
  const words = new Map(items.map((item) => [item, plain(item.textContent)]));
  const sorted = document.createElement("section");
  sorted.className = "group";
  groups[0].before(sorted);

  function plain(text) {
    return text.normalize("NFKC").toLowerCase().replace(/\s+/g, " ");
  }

  function sift() {
    const statuses = box.querySelector("input[name=show]:checked").value.split(" ").filter(Boolean);
    const sought = plain(find.value).trim().split(" ").filter(Boolean);
    let shown = 0;
    for (const item of items) {
      const { status, sub, owner } = item.dataset;
      const fits =
        (!statuses.length || statuses.includes(status)) &&
        (!bySub.value || bySub.value === sub) &&
        (!byOwner.value || byOwner.value === owner) &&
        sought.every((word) => words.get(item).includes(word));
      item.classList.toggle("out", !fits);
      if (fits) shown += 1;
    }
    for (const group of groups) group.classList.toggle("out", !group.querySelector(".item:not(.out)"));
    const { shown: sentence } = box.dataset;
    box.classList.toggle("sifted", shown < items.length);
    told.textContent = sentence.replace("{shown}", shown).replace("{total}", items.length);
  }

  function sort() {
    const keys = { gain: (item) => -Number(item.dataset.gain), chance: (item) => Number(item.dataset.chance) };
    const key = keys[order.value];
    if (key) sorted.append(...[...items].sort((one, other) => key(one) - key(other)));
    else for (const item of items) home.get(item).append(item);
    sift();
  }

  function show(item) {
    // A link to an item must lead to it, whatever was sifted out.
    if (!item || !item.classList.contains("out")) return;
    box.querySelector("#show-all").checked = true;
    find.value = bySub.value = byOwner.value = "";
    sift();
    item.scrollIntoView();
  }

  box.addEventListener("input", (event) => (event.target === order ? sort() : sift()));
  openAll.addEventListener("click", () => {
    const open = openAll.getAttribute("aria-pressed") !== "true";
    openAll.setAttribute("aria-pressed", String(open));
    for (const details of document.querySelectorAll(".item details")) details.open = open;
  });
  addEventListener("hashchange", () => show(document.getElementById(location.hash.slice(1))));
  document.documentElement.classList.add("scripted");
  more.hidden = false;
  sort();
})();
