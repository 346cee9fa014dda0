"use strict";
const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const facts = new Map(all(".fact").map((fact) => [fact.id, fact]));
const marks = all("mark");
const words = (list) => (list ? list.split(" ") : []);
const idsOf = new Map(marks.map((mark) => [mark, words(mark.dataset.facts)]));
const collect = (field) => {
  const found = new Map();
  for (const mark of marks)
    for (const id of words(mark.dataset[field])) found.set(id, [...(found.get(id) ?? []), mark]);
  return found;
};
const marksOf = collect("facts");
const startsOf = collect("starts");
const narrow = matchMedia("(max-width: 56rem)");
const calm = matchMedia("(prefers-reduced-motion: reduce)");
const here = document.getElementById("here");
const views = document.getElementById("views");
const turns = new Map();

const clear = () => all(".on").forEach((node) => node.classList.remove("on"));
const show = (ids) => {
  clear();
  for (const id of ids) {
    facts.get(id)?.classList.add("on");
    marksOf.get(id)?.forEach((mark) => mark.classList.add("on"));
  }
};
const near = (node, block = "center") => node.scrollIntoView({ block, behavior: calm.matches ? "auto" : "smooth" });
const take = (key, list) => {
  const turn = turns.get(key) ?? 0;
  turns.clear();
  turns.set(key, turn + 1);
  return list[turn % list.length];
};
const view = (name) => {
  document.body.dataset.view = name;
  all("button", views).forEach((button) => button.setAttribute("aria-pressed", String(button.dataset.view === name)));
};

/* From a fact to its words: each further click goes to the next place. */
const toWords = (id) => {
  const places = startsOf.get(id);
  if (!places) return;
  closeHere();
  view("report");
  const mark = take(id, places);
  near(mark);
  hold(mark);
  mark.focus({ preventScroll: true });
  show([id]);
};

/* From words to their facts: beside the text where there is room, in a sheet at the foot of a phone. */
const toFacts = (mark) => {
  const ids = idsOf.get(mark);
  if (narrow.matches) {
    openHere(ids);
    show(ids);
    return;
  }
  const id = take(mark, ids);
  const fact = facts.get(id);
  near(fact);
  fact.querySelector("a.lead")?.focus({ preventScroll: true });
  show([id]);
};
const openHere = (ids) => {
  const copies = ids.map((id) => {
    const copy = facts.get(id).cloneNode(true);
    copy.removeAttribute("id");
    copy.classList.remove("on");
    copy.querySelector("a.lead").addEventListener("click", (event) => {
      event.preventDefault();
      closeHere();
      view("facts");
      near(facts.get(id));
      show([id]);
    });
    return copy;
  });
  here.querySelector("ul").replaceChildren(...copies);
  here.hidden = false;
};
const closeHere = () => {
  here.hidden = true;
};

/* One mark is in the tab order; the arrow keys go on from it. */
let held = marks[0];
const hold = (mark) => {
  held.tabIndex = -1;
  held = mark;
  held.tabIndex = 0;
};
if (held) hold(held);

/* What scrolls under a mouse that rests is not pointed at. */
let pointer = [NaN, NaN];
document.addEventListener("mousemove", (event) => {
  pointer = [event.clientX, event.clientY];
});
const pointed = (node, ids) => {
  const moved = (act) => (event) => {
    if (event.clientX !== pointer[0] || event.clientY !== pointer[1]) act();
  };
  node.addEventListener("mouseenter", moved(() => show(ids)));
  node.addEventListener("mouseleave", moved(clear));
};

for (const [id, fact] of facts) {
  pointed(fact, [id]);
  fact.addEventListener("focusin", () => show([id]));
  fact.addEventListener("click", (event) => {
    if (getSelection().isCollapsed || event.target.closest("a")) {
      event.preventDefault();
      toWords(id);
    }
  });
}
marks.forEach((mark, index) => {
  pointed(mark, idsOf.get(mark));
  mark.addEventListener("focus", () => show(idsOf.get(mark)));
  mark.addEventListener("click", () => {
    if (!getSelection().isCollapsed) return;
    hold(mark);
    toFacts(mark);
  });
  mark.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    const next = step && marks[index + step];
    if (next) {
      hold(next);
      next.focus();
    } else if (event.key === "Enter" || event.key === " ") {
      toFacts(mark);
    } else return;
    event.preventDefault();
  });
});
all(".legend button").forEach((button) =>
  button.addEventListener("click", () => {
    const hidden = document.getElementById("report").classList.toggle(`no-${button.dataset.kind}`);
    button.setAttribute("aria-pressed", String(!hidden));
  }),
);
const details = document.getElementById("details");
details.addEventListener("click", () => details.setAttribute("aria-pressed", String(document.body.classList.toggle("details"))));
all("button", views).forEach((button) =>
  button.addEventListener("click", () => {
    view(button.dataset.view);
    closeHere();
    scrollTo(0, 0);
  }),
);
document.getElementById("close").addEventListener("click", () => {
  closeHere();
  held?.focus({ preventScroll: true });
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  clear();
  closeHere();
});
views.hidden = false;
view("facts");
