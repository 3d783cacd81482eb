// <search-suggestions>a form or field with input[name=q] or input[name=title], and
//   <template data-title data-foot data-one data-many data-none>a suggestion, and its button</template>
// </search-suggestions>
// Suggests threads while one types: a combobox with a list box (ARIA 1.2). The arrows go through them, Enter
// opens the one that is marked, Escape closes. Under a field of a form the list stays; elsewhere it floats.
class SearchSuggestions extends HTMLElement {
  #timer = 0
  #asking = null
  #marked = -1

  connectedCallback() {
    this.input = this.querySelector('input[name="q"], input[name="title"]')
    this.template = this.querySelector("template")
    if (!this.input || !this.template || this.panel) return
    for (const it of this.querySelectorAll("[data-without-script], kbd")) it.hidden = it.tagName !== "KBD"
    this.#build()
    this.input.addEventListener("input", this.#typed)
    this.input.addEventListener("keydown", this.#key)
    this.input.addEventListener("focus", () => this.options.length && this.#show(true))
    // A press in the list must not take the focus away before it is a click.
    this.panel.addEventListener("mousedown", (event) => event.preventDefault())
    if (this.input.name === "q") this.addEventListener("focusout", this.#left)
  }

  disconnectedCallback() {
    clearTimeout(this.#timer)
    this.#asking?.abort()
  }

  #build() {
    const { title, foot } = this.template.dataset
    const id = `${this.input.id}-suggestions`
    this.panel = part("section", "suggestions")
    this.list = part("div", "suggestions__list")
    this.solved = part("div", "suggestions__solved")
    this.status = part("p", "visually-hidden")
    const rows = part("div", "suggestions__rows")
    this.panel.hidden = true
    Object.assign(this.list, { id, role: "listbox", ariaLabel: title })
    this.status.role = "status"
    rows.append(this.list, this.solved)
    this.panel.append(part("p", "suggestions__title", title), rows)
    if (foot) this.panel.append(part("p", "suggestions__foot", foot))
    this.append(this.panel, this.status)
    const states = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": id }
    for (const [name, value] of Object.entries(states)) this.input.setAttribute(name, value)
    this.input.autocomplete = "off"
  }

  get options() {
    return [...this.list.children]
  }

  #typed = () => {
    clearTimeout(this.#timer)
    this.#asking?.abort()
    this.querySelector("[data-suggestions]")?.remove()
    const typed = this.input.value.trim()
    if (typed.length < 2) return this.#draw([])
    this.#timer = setTimeout(() => this.#ask(typed), 180)
  }

  // What is slower than the next letters is of no more interest.
  async #ask(typed) {
    this.#asking = new AbortController()
    const { signal } = this.#asking
    const address = `/suggestions?title=${encodeURIComponent(typed)}`
    try {
      const response = await fetch(address, { signal, headers: { Accept: "application/json" }, credentials: "same-origin" })
      this.#draw(response.ok ? (await response.json()).results : [])
      if (response.ok) this.#say(this.options.length)
    } catch (error) {
      if (error.name !== "AbortError") this.#draw([])
    }
  }

  #draw(results) {
    const drawn = results.map((result, nth) => this.#suggestion(result, nth))
    this.list.replaceChildren(...drawn.map(([option]) => option))
    this.solved.replaceChildren(...drawn.flatMap(([, button]) => button ?? []))
    this.#mark(-1)
    this.#show(drawn.length > 0)
  }

  #suggestion(result, nth) {
    const copy = this.template.content.cloneNode(true)
    const [option, button] = [copy.querySelector("a"), copy.querySelector("button")]
    const [state, passage] = option.querySelectorAll(".suggestion__passage > span")
    const drawing = option.querySelector("use")
    const shape = { resolved: "accepted", closed: "lock", answered: "chat" }[result.state] ?? "clock"
    drawing.setAttribute("href", drawing.getAttribute("href").replace(/#.*/, `#${shape}`))
    drawing.parentElement.classList.add(result.state)
    Object.assign(option, { id: `${this.list.id}-${nth}`, href: result.url })
    option.querySelector("b").textContent = result.title
    state.textContent = state.dataset[result.state] ?? ""
    passage.textContent = result.passage
    if (button) {
      button.value = result.id
      button.ariaLabel = button.dataset.said.replace("{title}", () => result.title)
    }
    return [option, button]
  }

  #key = (event) => {
    const count = this.options.length
    if (event.isComposing || !count) return
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step) {
      event.preventDefault()
      this.#show(true)
      // One place more than there are: back in the field.
      this.#mark(((this.#marked + 1 + step + count + 1) % (count + 1)) - 1)
    } else if (event.key === "Escape" && !this.panel.hidden) {
      event.preventDefault()
      this.#show(false)
    } else if (event.key === "Enter" && this.#marked >= 0) {
      event.preventDefault()
      this.options[this.#marked].click()
    }
  }

  #mark(place) {
    this.#marked = place
    this.options.forEach((option, nth) => (option.ariaSelected = String(nth === place)))
    // An empty one names nothing, which is what is meant.
    this.input.setAttribute("aria-activedescendant", this.options[place]?.id ?? "")
  }

  #show(isOpen) {
    this.panel.hidden = !isOpen
    this.input.ariaExpanded = String(isOpen)
    if (!isOpen) this.#mark(-1)
  }

  #say(count) {
    const { none, one, many } = this.template.dataset
    this.status.textContent = [none, one][count] ?? many.replace("{count}", count)
  }

  #left = (event) => {
    if (!this.contains(event.relatedTarget)) this.#show(false)
  }
}

function part(name, className, text = "") {
  return Object.assign(document.createElement(name), { className, textContent: text })
}

customElements.define("search-suggestions", SearchSuggestions)
