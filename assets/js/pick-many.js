// <pick-many>…</pick-many>
// Choosing several: says how many posts of how many people are chosen, and "all" chooses all of the page. Without it the
// boxes are sent as they are.
class PickMany extends HTMLElement {
  connectedCallback() {
    this.addEventListener("change", this.#changed)
    this.#tell()
  }

  #boxes() {
    return [...this.querySelectorAll("input[data-person]")]
  }

  #changed = (event) => {
    const all = this.querySelector('input[name="all"]')
    if (event.target === all) for (const box of this.#boxes()) box.checked = all.checked
    else if (all && event.target.dataset.person && !event.target.checked) all.checked = false
    this.#tell()
  }

  #tell() {
    const place = this.querySelector("[data-count]")
    const chosen = this.#boxes().filter((box) => box.checked)
    const people = new Set(chosen.map((box) => box.dataset.person)).size
    if (!place || !chosen.length) return
    const counts = { posts: chosen.length, people }
    place.textContent = place.dataset.count.replace(/\{(\w+)\}/g, (whole, name) => counts[name] ?? whole)
  }
}

customElements.define("pick-many", PickMany)
