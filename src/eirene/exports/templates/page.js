"use strict";
const facts = new Map([...document.querySelectorAll(".fact")].map((fact) => [fact.id, fact]));
const marks = [...document.querySelectorAll("mark")];
const marksOf = (id) => marks.filter((mark) => mark.dataset.facts.split(" ").includes(id));
const clear = () => document.querySelectorAll(".on").forEach((node) => node.classList.remove("on"));
const show = (ids) => {
  clear();
  for (const id of ids) {
    facts.get(id)?.classList.add("on");
    marksOf(id).forEach((mark) => mark.classList.add("on"));
  }
};
const near = (node) => node?.scrollIntoView({ block: "center" });
for (const [id, fact] of facts) {
  fact.addEventListener("mouseenter", () => show([id]));
  fact.addEventListener("focus", () => show([id]));
  fact.addEventListener("click", () => near(marksOf(id)[0]));
  fact.addEventListener("keydown", (event) => { if (event.key === "Enter") near(marksOf(id)[0]); });
}
for (const mark of marks) {
  const ids = mark.dataset.facts.split(" ");
  mark.addEventListener("mouseenter", () => show(ids));
  mark.addEventListener("click", () => { const fact = facts.get(ids[ids.length - 1]); near(fact); fact?.focus({ preventScroll: true }); show(ids); });
}
