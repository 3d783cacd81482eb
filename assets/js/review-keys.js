// <review-keys>…</review-keys>
// Keys for who reviews all day: j and k go through the queue, o opens, 1 to 9 choose an outcome, e ends the case, x
// chooses a case for what is done to several at once.
// Nothing happens while one writes, or where such keys are switched off.
class ReviewKeys extends HTMLElement {
  connectedCallback() {
    document.addEventListener("keydown", this.#press)
  }

  disconnectedCallback() {
    document.removeEventListener("keydown", this.#press)
  }

  #press = (event) => {
    const isWriting = event.target.closest?.("input:not([type=radio], [type=checkbox]), textarea, select")
    const isOff = document.documentElement.dataset.shortcuts === "off"
    if (isWriting || isOff || event.ctrlKey || event.metaKey || event.altKey) return
    const act = { j: () => this.#move(1), k: () => this.#move(-1), o: () => this.#open(), e: () => this.#end(), x: () => this.#pick() }
    const done = act[event.key] ?? (/^[1-9]$/.test(event.key) ? () => this.#choose(event.key) : null)
    if (done?.()) event.preventDefault()
  }

  #items() {
    return [...this.querySelectorAll(".queue__item")]
  }

  #move(by) {
    const items = this.#items()
    const at = items.indexOf(document.activeElement)
    const from = at >= 0 ? at : items.findIndex((item) => item.ariaCurrent)
    const next = items[from < 0 ? 0 : Math.min(Math.max(from + by, 0), items.length - 1)]
    next?.focus()
    return Boolean(next)
  }

  #open() {
    const items = this.#items()
    const item = items.includes(document.activeElement) ? document.activeElement : items[0]
    item?.click()
    return Boolean(item)
  }

  #pick() {
    const items = this.#items()
    const item = items.includes(document.activeElement) ? document.activeElement : items[0]
    const box = item?.closest("li")?.querySelector("input[data-person]")
    box?.click()
    return Boolean(box)
  }

  #choose(key) {
    const choice = this.querySelector(`[data-key="${key}"]`)
    choice?.click()
    choice?.focus()
    return Boolean(choice)
  }

  #end() {
    const button = this.querySelector("[data-end]")
    button?.click()
    return Boolean(button)
  }
}

customElements.define("review-keys", ReviewKeys)
