// <tag-field data-max="5"><input name="tags" value="wifi, zigbee"></tag-field>
// Chips for a field of tags with commas between them. The field itself goes on holding and sending
// them, so nothing changes for the server. Enter or a comma adds, Backspace takes the last one back.
class TagField extends HTMLElement {
  connectedCallback() {
    if (this.entry) return
    this.field = this.querySelector("input[name]")
    this.entry = Object.assign(document.createElement("input"), { id: this.field.id, autocomplete: "off" })
    this.entry.setAttribute("list", this.field.getAttribute("list") ?? "")
    this.entry.setAttribute("aria-describedby", this.field.getAttribute("aria-describedby") ?? "")
    this.entry.autocapitalize = "none"
    this.chips = Object.assign(document.createElement("div"), { className: "chosen-tags" })
    this.full = Object.assign(document.createElement("p"), { className: "field__hint", role: "status" })
    this.field.removeAttribute("id")
    this.field.type = "hidden"
    this.chips.append(this.entry)
    this.append(this.chips, this.full)
    this.entry.addEventListener("keydown", this.#key)
    this.entry.addEventListener("change", () => this.#add(this.entry.value))
    this.chips.addEventListener("click", (event) => event.target.closest("button") ?? this.entry.focus())
    this.#draw()
  }

  get #tags() {
    return this.field.value.split(",").map((tag) => tag.trim()).filter(Boolean)
  }

  #key = (event) => {
    if ((event.key === "Enter" && this.entry.value) || event.key === ",") {
      event.preventDefault()
      this.#add(this.entry.value)
    } else if (event.key === "Backspace" && !this.entry.value) {
      this.#set(this.#tags.slice(0, -1))
    }
  }

  #add(typed) {
    const tag = typed.replaceAll(",", " ").trim().replace(/\s+/g, "-").toLowerCase()
    this.entry.value = ""
    if (tag && !this.#tags.includes(tag)) this.#set([...this.#tags, tag].slice(0, Number(this.dataset.max ?? 5)))
  }

  #set(tags) {
    this.field.value = tags.join(", ")
    this.field.dispatchEvent(new Event("input", { bubbles: true }))
    this.#draw()
    this.entry.focus()
  }

  #draw() {
    const chips = this.#tags.map((tag) => this.#chip(tag))
    this.chips.replaceChildren(...chips, this.entry)
    const isFull = chips.length >= Number(this.dataset.max ?? 5)
    this.entry.readOnly = isFull
    this.full.textContent = isFull ? word("enough") : ""
  }

  #chip(tag) {
    const chip = Object.assign(document.createElement("span"), { className: "chosen-tag", textContent: tag })
    const remove = Object.assign(document.createElement("button"), { type: "button", textContent: "×" })
    remove.ariaLabel = word("remove", { name: tag })
    remove.addEventListener("click", () => this.#set(this.#tags.filter((other) => other !== tag)))
    chip.append(remove)
    return chip
  }
}

customElements.define("tag-field", TagField)
